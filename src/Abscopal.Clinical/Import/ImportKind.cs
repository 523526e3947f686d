namespace Abscopal.Clinical.Import;

/// <summary>What a variable of an imported dataset holds.</summary>
public enum ImportKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Dates or dates with a time as ISO 8601 text, whole or partial, as the --DTC variables of SDTM are.</summary>
    Date,

    /// <summary>Whole dates as days since 1960-01-01, shown as DATE9.</summary>
    Day,
}
