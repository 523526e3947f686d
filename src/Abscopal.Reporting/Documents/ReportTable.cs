namespace Abscopal.Reporting.Documents;

/// <summary>A table of finished texts: rounding has happened, layout has not. The page and the CSV file show the same one.</summary>
public sealed record ReportTable
{
    /// <summary>Stands before the text of a cell, once a level, to set it in: an em space.</summary>
    public const char Indent = '\u2003';

    /// <summary>Creates a table.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="columns">The columns; cells of the first head their row.</param>
    /// <param name="rows">The rows, each with a cell for every column.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of cells.</exception>
    public ReportTable(string title, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
            throw new ArgumentException($"Table '{title}' has no column.", nameof(columns));
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row].Count != columns.Count)
                throw new ArgumentException($"Table '{title}': row {row + 1} has {rows[row].Count} cells for {columns.Count} columns.", nameof(rows));
        }
        Title = title;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The rows, each with a cell for every column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Notes below the table. They are not part of the CSV file.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>What the number of a cell counts, by row and column, for example subjects; the page opens it. Cells without an entry count nothing.</summary>
    public IReadOnlyDictionary<(int Row, int Column), IReadOnlyList<string>> Behind { get; init; } =
        System.Collections.Frozen.FrozenDictionary<(int Row, int Column), IReadOnlyList<string>>.Empty;

    /// <summary>Indices of rows that head a section of the table.</summary>
    public IReadOnlySet<int> SectionRows { get; init; } = System.Collections.Frozen.FrozenSet<int>.Empty;
}
