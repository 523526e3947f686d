using System.Globalization;
using Abscopal.Clinical.Dates;
using Abscopal.Input;

namespace Abscopal.Clinical.Data;

/// <summary>A dataset of SDTM or ADaM in memory, by columns, with the file and the rows it came from.</summary>
public sealed class DomainTable
{
    private static readonly int SasEpoch = new DateOnly(1960, 1, 1).DayNumber;
    private readonly List<DomainColumn> _columns = [];
    private readonly Dictionary<string, DomainColumn> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins a dataset.</summary>
    /// <param name="name">Its name, for example ADSL.</param>
    /// <param name="label">What it is, in words.</param>
    /// <param name="path">The file it was read from; null for one that was made.</param>
    public DomainTable(string name, string label, string? path = null)
    {
        Name = name;
        Label = label;
        Path = path;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it is, in words.</summary>
    public string Label { get; }

    /// <summary>The file it was read from; null for one that was made.</summary>
    public string? Path { get; }

    /// <summary>The line of the file for each row; null where rows have no lines.</summary>
    public Func<int, int?>? Line { get; init; }

    /// <summary>The variables.</summary>
    public IReadOnlyList<DomainColumn> Columns => _columns;

    /// <summary>The number of rows.</summary>
    public int Rows => _columns.Count == 0 ? 0 : _columns[0].Count;

    /// <summary>Whether a variable is there.</summary>
    /// <param name="name">Its name, in any case.</param>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>Adds a variable of text and gives the list to fill.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="label">What it is.</param>
    public List<string?> AddText(string name, string label) => Add(new DomainColumn(name, label, ColumnKind.Text)).Texts;

    /// <summary>Adds a variable of numbers and gives the list to fill.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="label">What it is.</param>
    public List<double?> AddNumber(string name, string label) => Add(new DomainColumn(name, label, ColumnKind.Number)).Numbers;

    /// <summary>Adds a variable of days and gives the list to fill, with days since 1960-01-01.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="label">What it is.</param>
    public List<double?> AddDate(string name, string label) => Add(new DomainColumn(name, label, ColumnKind.Date)).Numbers;

    /// <summary>A day as SAS counts it: days since 1960-01-01.</summary>
    /// <param name="day">The day.</param>
    public static double? SasDay(DateOnly? day) => day is { } d ? d.DayNumber - SasEpoch : null;

    /// <summary>A variable as text; numbers are written as short as they read back.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidInputException">There is no such variable.</exception>
    public IReadOnlyList<string?> Text(string name)
    {
        DomainColumn column = Column(name);
        return column.Kind switch
        {
            ColumnKind.Text => column.Texts,
            ColumnKind.Number => column.Numbers.ConvertAll(n => n?.ToString("R", CultureInfo.InvariantCulture)),
            _ => column.Numbers.ConvertAll(n => n is { } day ? Iso(day) : null),
        };
    }

    /// <summary>A variable as text, or nothing but missing values where it is not there.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<string?> TextOrMissing(string name) => Has(name) ? Text(name) : new string?[Rows];

    /// <summary>A variable as numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidInputException">There is no such variable, or a value is no number.</exception>
    public IReadOnlyList<double?> Numbers(string name)
    {
        DomainColumn column = Column(name);
        if (column.Kind != ColumnKind.Text) return column.Numbers;
        var numbers = new double?[column.Texts.Count];
        for (int row = 0; row < numbers.Length; row++)
        {
            if (column.Texts[row] is not { Length: > 0 } text) continue;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
                throw new InvalidInputException(Problem(row, name, $"'{text}' is not a number", "a number such as 12.5, or nothing"));
            numbers[row] = number;
        }

        return numbers;
    }

    /// <summary>A variable as numbers, or nothing but missing values where it is not there.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<double?> NumbersOrMissing(string name) => Has(name) ? Numbers(name) : new double?[Rows];

    /// <summary>A variable as dates of which parts may be unknown; SAS dates are read too.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidInputException">There is no such variable, or a value is no date.</exception>
    public PartialDate?[] Dates(string name)
    {
        DomainColumn column = Column(name);
        var dates = new PartialDate?[column.Count];
        for (int row = 0; row < dates.Length; row++)
        {
            if (column.Kind == ColumnKind.Text) dates[row] = Parse(column.Texts[row], row, name);
            else if (column.Numbers[row] is { } day) dates[row] = OfSas(day, row, name);
        }

        return dates;
    }

    /// <summary>A variable as dates, or nothing but missing values where it is not there.</summary>
    /// <param name="name">Its name.</param>
    public PartialDate?[] DatesOrMissing(string name) => Has(name) ? Dates(name) : new PartialDate?[Rows];

    /// <summary>The problem of a value, with its place.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="name">The variable.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="allowed">What would be right.</param>
    public InputProblem Problem(int row, string name, string what, string allowed) =>
        new(what, Path ?? Name, Line?.Invoke(row), Line is null ? string.Create(CultureInfo.InvariantCulture, $"{name}, row {row + 1}") : name, allowed);

    /// <summary>A variable.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <exception cref="InvalidInputException">There is no such variable.</exception>
    public DomainColumn Column(string name) => _byName.TryGetValue(name, out DomainColumn? column)
        ? column
        : throw new InvalidInputException(new InputProblem($"{Name} has no variable {name}", Path ?? Name, Allowed: Nearest(name)));

    internal DomainColumn Add(DomainColumn column)
    {
        if (!_byName.TryAdd(column.Name, column))
            throw new InvalidInputException(new InputProblem($"the variable {column.Name} is there twice", Path ?? Name, Allowed: "each variable once"));
        _columns.Add(column);
        return column;
    }

    internal static string Iso(double day) => DateOnly.FromDayNumber(SasEpoch + (int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Nearest(string name) =>
        Spelling.Nearest(name, _byName.Keys) is { } near ? $"{name}; did you mean {near}?" : "one of " + string.Join(", ", _columns.Select(c => c.Name));

    private PartialDate? Parse(string? text, int row, string name)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (PartialDate.TryParse(text, out PartialDate date)) return date;
        throw new InvalidInputException(Problem(row, name, $"'{text}' is not a date", "ISO 8601 such as 2022-03-14, 2022-03 or 2022"));
    }

    private PartialDate OfSas(double day, int row, string name)
    {
        if (day != Math.Floor(day) || day is < -138_061 or > 2_936_547)
            throw new InvalidInputException(Problem(row, name, $"{day.ToString("R", CultureInfo.InvariantCulture)} is not a day", "whole days since 1960-01-01"));
        DateOnly date = DateOnly.FromDayNumber(SasEpoch + (int)day);
        return new PartialDate(date.Year, date.Month, date.Day);
    }
}
