namespace Abscopal.Formats.Datasets;

/// <summary>How a column holds its values.</summary>
public enum ColumnStorage
{
    /// <summary>As text; see <see cref="TextColumn"/>.</summary>
    Text,

    /// <summary>As doubles with codes of missing values; see <see cref="NumberColumn"/>.</summary>
    Number,
}
