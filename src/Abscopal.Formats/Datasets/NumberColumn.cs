namespace Abscopal.Formats.Datasets;

/// <summary>A column of numbers; a missing one carries its code. Dates and times held as numbers follow SAS, see <see cref="SasTime"/>.</summary>
public sealed class NumberColumn : Column
{
    private readonly double[] _values;

    // One code a row; null where every number is there, which is the usual case.
    private readonly MissingCode[]? _codes;

    private NumberColumn(ColumnDefinition definition, double[] values, MissingCode[]? codes)
        : base(definition, values.Length)
    {
        _values = values;
        _codes = codes;
    }

    /// <summary>Makes a column of numbers, which are copied.</summary>
    /// <param name="definition">A definition whose storage is numbers.</param>
    /// <param name="values">A finite number a row; null is missing with the ordinary code.</param>
    public static NumberColumn Of(ColumnDefinition definition, IEnumerable<double?> values) =>
        Of(definition, values.Select(v => v is { } number ? NumericValue.Of(number) : NumericValue.Missing()));

    /// <summary>Makes a column of numbers and codes, which are copied.</summary>
    /// <param name="definition">A definition whose storage is numbers.</param>
    /// <param name="values">A number or a code a row.</param>
    public static NumberColumn Of(ColumnDefinition definition, IEnumerable<NumericValue> values)
    {
        Require(definition, ColumnStorage.Number);
        NumericValue[] all = [.. values];
        double[] numbers = Array.ConvertAll(all, v => v.OrNull ?? 0);
        MissingCode[]? codes = Array.Exists(all, v => v.IsMissing) ? Array.ConvertAll(all, v => v.Code) : null;
        return new NumberColumn(definition, numbers, codes);
    }

    /// <summary>The number of a row, or its code.</summary>
    /// <param name="row">The row, from 0.</param>
    public NumericValue this[int row] => NumericValue.Trusted(_values[row], Code(row));

    /// <summary>The numbers, one a row. Where <see cref="IsMissing"/> holds the number means nothing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The codes, one a row; empty where every number is there.</summary>
    public ReadOnlySpan<MissingCode> Codes => _codes;

    /// <summary>Whether any number is missing.</summary>
    public bool HasMissing => _codes is not null;

    /// <summary>The code of a row; <see cref="MissingCode.None"/> where its number is there.</summary>
    /// <param name="row">The row, from 0.</param>
    public MissingCode Code(int row) => _codes is null ? MissingCode.None : _codes[row];

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _codes is not null && _codes[row] != MissingCode.None;

    /// <inheritdoc/>
    public override string? Show(int row) => this[row].ToString();

    /// <summary>The date of a row of a column of dates or dates with a time; null where it is missing.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <exception cref="InvalidOperationException">The column holds neither, or the number is no date of the years 1 to 9999.</exception>
    public DateOnly? DateAt(int row)
    {
        if (Definition.Type is not (ColumnType.Date or ColumnType.DateTime)) throw new InvalidOperationException($"the column '{Name}' holds {Definition.Type}, not dates");
        if (IsMissing(row)) return null;
        double day = Definition.Type == ColumnType.Date ? _values[row] : Math.Floor(_values[row] / SasTime.SecondsPerDay);
        return SasTime.TryToDate(day, out DateOnly date) ? date : throw new InvalidOperationException($"{_values[row]} in the column '{Name}' is not a date");
    }

    /// <inheritdoc/>
    public override Column With(ColumnDefinition definition)
    {
        Require(definition, ColumnStorage.Number);
        return new NumberColumn(definition, _values, _codes);
    }

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        double[] values = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++) values[i] = _values[rows[i]];
        if (_codes is null) return new NumberColumn(Definition, values, codes: null);
        var codes = new MissingCode[rows.Length];
        for (int i = 0; i < rows.Length; i++) codes[i] = _codes[rows[i]];
        return Trusted(Definition, values, codes);
    }

    /// <summary>Takes over arrays that nobody else writes to; codes that are all none are dropped.</summary>
    internal static NumberColumn Trusted(ColumnDefinition definition, double[] values, MissingCode[]? codes) =>
        new(definition, values, codes is not null && codes.AsSpan().ContainsAnyExcept(MissingCode.None) ? codes : null);

    internal override Column Append(IReadOnlyList<Column> parts)
    {
        int rows = Rows + parts.Sum(p => p.Rows);
        double[] values = new double[rows];
        MissingCode[]? codes = HasMissing || parts.Any(p => ((NumberColumn)p).HasMissing) ? new MissingCode[rows] : null;
        int at = 0;
        foreach (NumberColumn part in parts.Prepend(this).Cast<NumberColumn>())
        {
            part._values.CopyTo(values, at);
            part._codes?.CopyTo(codes!, at);
            at += part.Rows;
        }

        return new NumberColumn(Definition, values, codes);
    }
}
