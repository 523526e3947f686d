namespace Abscopal.Clinical.Data;

/// <summary>What a column of a dataset holds.</summary>
public enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Days, held as SAS dates: whole days since 1960-01-01.</summary>
    Date,
}
