namespace Abscopal.Formats.Datasets;

/// <summary>A column of text. Null is missing; empty text is a value. SAS XPORT knows blanks alone, which read as empty text.</summary>
public sealed class TextColumn : Column
{
    private readonly string?[] _values;

    private TextColumn(ColumnDefinition definition, string?[] values)
        : base(definition, values.Length) => _values = values;

    /// <summary>Makes a column of values, which are copied.</summary>
    /// <param name="definition">A definition whose storage is text.</param>
    /// <param name="values">A value a row; null is missing.</param>
    public static TextColumn Of(ColumnDefinition definition, IEnumerable<string?> values)
    {
        Require(definition, ColumnStorage.Text);
        return new TextColumn(definition, [.. values]);
    }

    /// <summary>The value of a row; null where it is missing.</summary>
    /// <param name="row">The row, from 0.</param>
    public string? this[int row] => _values[row];

    /// <summary>The values, one a row; null is missing.</summary>
    public ReadOnlySpan<string?> Values => _values;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _values[row] is null;

    /// <summary>Whether a value is missing or empty, which is missing in the sense of SAS.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool IsBlank(int row) => string.IsNullOrEmpty(_values[row]);

    /// <inheritdoc/>
    public override string? Show(int row) => _values[row];

    /// <inheritdoc/>
    public override Column With(ColumnDefinition definition)
    {
        Require(definition, ColumnStorage.Text);
        return new TextColumn(definition, _values);
    }

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var values = new string?[rows.Length];
        for (int i = 0; i < rows.Length; i++) values[i] = _values[rows[i]];
        return new TextColumn(Definition, values);
    }

    /// <summary>Takes over an array that nobody else writes to.</summary>
    internal static TextColumn Trusted(ColumnDefinition definition, string?[] values) => new(definition, values);

    internal override Column Append(IReadOnlyList<Column> parts)
    {
        var values = new string?[Rows + parts.Sum(p => p.Rows)];
        _values.CopyTo(values, 0);
        int at = Rows;
        foreach (Column part in parts)
        {
            ((TextColumn)part)._values.CopyTo(values, at);
            at += part.Rows;
        }

        return new TextColumn(Definition, values);
    }
}
