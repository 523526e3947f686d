namespace Abscopal.Formats.Datasets;

/// <summary>What the values of a column are, in the words of Dataset-JSON 1.1.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers of single or unstated precision.</summary>
    Float,

    /// <summary>Numbers of double precision.</summary>
    Double,

    /// <summary>Decimal numbers, held as the nearest double.</summary>
    Decimal,

    /// <summary>Truth values: 1 for true, 0 for false.</summary>
    Boolean,

    /// <summary>Dates: ISO 8601 text, possibly partial, or days since 1960-01-01.</summary>
    Date,

    /// <summary>Dates with a time: ISO 8601 text, possibly partial, or seconds since 1960-01-01T00:00:00.</summary>
    DateTime,

    /// <summary>Times of day: ISO 8601 text, or seconds since midnight.</summary>
    Time,

    /// <summary>Addresses, as text.</summary>
    Uri,
}
