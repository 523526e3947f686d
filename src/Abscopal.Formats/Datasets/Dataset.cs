using System.Collections.Immutable;

namespace Abscopal.Formats.Datasets;

/// <summary>A dataset in memory, or a batch of its rows: named, labelled columns of equal length. Immutable.</summary>
public sealed class Dataset
{
    /// <summary>Makes a dataset of columns.</summary>
    /// <param name="name">The name, such as ADTTE.</param>
    /// <param name="columns">The columns, of equal length and with distinct names.</param>
    /// <param name="label">The label.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a name stands twice.</exception>
    public Dataset(string name, IEnumerable<Column> columns, string label = "", DatasetOrigin? origin = null)
        : this(new DatasetDescription { Name = name, Label = label, Columns = [], Origin = origin ?? DatasetOrigin.Unknown }, [.. columns], checkNames: true)
    {
    }

    internal Dataset(DatasetDescription description, ImmutableArray<Column> columns, bool checkNames = false)
    {
        int rows = columns.IsEmpty ? 0 : columns[0].Rows;
        foreach (Column column in columns)
        {
            if (column.Rows != rows) throw new ArgumentException($"the column '{column.Name}' has {column.Rows} rows, the first {rows}", nameof(columns));
        }

        if (checkNames && columns.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != columns.Length)
            throw new ArgumentException("a name of a column stands twice", nameof(columns));
        Columns = columns;
        Rows = rows;
        Description = description with { Columns = [.. columns.Select(c => c.Definition)], Rows = rows };
    }

    /// <summary>Name, label, definitions and origin.</summary>
    public DatasetDescription Description { get; }

    /// <summary>The name.</summary>
    public string Name => Description.Name;

    /// <summary>The columns, in order.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>A column by its name, or null.</summary>
    /// <param name="name">The name; an exact one comes before one in another case.</param>
    public Column? Find(string name) => Description.IndexOf(name) is >= 0 and var place ? Columns[place] : null;

    /// <summary>A column of text.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="MissingColumnException">There is no such column, or it holds numbers.</exception>
    public TextColumn Text(string name) => Find(name) as TextColumn ?? throw new MissingColumnException(this, name, ColumnStorage.Text);

    /// <summary>A column of numbers.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="MissingColumnException">There is no such column, or it holds text.</exception>
    public NumberColumn Number(string name) => Find(name) as NumberColumn ?? throw new MissingColumnException(this, name, ColumnStorage.Number);

    /// <summary>The rows given, in their order.</summary>
    /// <param name="rows">Rows, from 0; one may stand more than once.</param>
    public Dataset Take(ReadOnlySpan<int> rows)
    {
        var columns = ImmutableArray.CreateBuilder<Column>(Columns.Length);
        foreach (Column column in Columns) columns.Add(column.Take(rows));
        return new Dataset(Description, columns.MoveToImmutable());
    }

    /// <summary>The rows for which a condition holds.</summary>
    /// <param name="keep">The condition of a row, from 0.</param>
    public Dataset Where(Func<int, bool> keep) => Take([.. Enumerable.Range(0, Rows).Where(keep)]);

    /// <summary>The columns named, in that order.</summary>
    /// <param name="names">Names of columns.</param>
    /// <exception cref="MissingColumnException">One is not there.</exception>
    public Dataset Select(params IEnumerable<string> names) =>
        new(Description, [.. names.Select(n => Find(n) ?? throw new MissingColumnException(this, n, storage: null))], checkNames: true);

    /// <summary>The dataset with a column put in the place of the one of its name, or at the end.</summary>
    /// <param name="column">The column.</param>
    public Dataset With(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        int place = Description.IndexOf(column.Name);
        return new Dataset(Description, place < 0 ? Columns.Add(column) : Columns.SetItem(place, column), checkNames: true);
    }

    /// <summary>The dataset under another description of the same columns.</summary>
    /// <param name="description">A description with as many columns, of the same storage.</param>
    public Dataset With(DatasetDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        if (description.Columns.Length != Columns.Length) throw new ArgumentException("the description has another number of columns", nameof(description));
        return new Dataset(description, [.. Columns.Select((c, i) => c.With(description.Columns[i]))], checkNames: true);
    }

    /// <summary>Puts batches of one dataset one below the other.</summary>
    /// <param name="parts">Batches with the same columns, at least one.</param>
    public static Dataset Concatenate(IReadOnlyList<Dataset> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("there is nothing to put together", nameof(parts));
        if (parts.Count == 1) return parts[0];
        Dataset[] rest = [.. parts.Skip(1)];
        return new Dataset(parts[0].Description, [.. parts[0].Columns.Select((c, i) => c.Append([.. rest.Select(p => p.Columns[i])]))]);
    }
}
