namespace Abscopal.Reporting.Documents;

/// <summary>How the cells of a column are set.</summary>
public enum ColumnAlignment
{
    /// <summary>Words, set to the left.</summary>
    Text,

    /// <summary>Numbers, set to the right with figures of equal width.</summary>
    Number,

    /// <summary>Marks and short codes, centred.</summary>
    Centre,
}
