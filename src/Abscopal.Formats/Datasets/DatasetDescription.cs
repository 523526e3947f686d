using System.Collections.Immutable;

namespace Abscopal.Formats.Datasets;

/// <summary>What is known of a dataset before its rows are read.</summary>
public sealed record DatasetDescription
{
    /// <summary>The name, such as ADTTE.</summary>
    public required string Name { get; init; }

    /// <summary>The label, or empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>The columns, in order; names are distinct without regard to case.</summary>
    public required ImmutableArray<ColumnDefinition> Columns { get; init; }

    /// <summary>The number of rows, where it is known before they are read.</summary>
    public long? Rows { get; init; }

    /// <summary>Where the dataset comes from.</summary>
    public DatasetOrigin Origin { get; init; } = DatasetOrigin.Unknown;

    /// <summary>The names of the key columns, in the order of the key.</summary>
    public IReadOnlyList<string> Keys => [.. Columns.Where(c => c.KeySequence is not null).OrderBy(c => c.KeySequence).Select(c => c.Name)];

    /// <summary>The place of a column, or -1. An exact name comes before one in another case.</summary>
    /// <param name="name">The name.</param>
    public int IndexOf(string name)
    {
        int other = -1;
        for (int i = 0; i < Columns.Length; i++)
        {
            if (string.Equals(Columns[i].Name, name, StringComparison.Ordinal)) return i;
            if (other < 0 && string.Equals(Columns[i].Name, name, StringComparison.OrdinalIgnoreCase)) other = i;
        }

        return other;
    }
}
