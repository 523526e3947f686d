using System.Globalization;
using Abscopal.Formats.Datasets;

namespace Abscopal.Clinical.Checks;

/// <summary>Rules that the names of SDTM and ADaM variables imply.</summary>
internal static class ColumnRules
{
    private static readonly (string Start, string End)[] Periods = [("ASTDT", "AENDT"), ("TRTSDT", "TRTEDT"), ("RFSTDTC", "RFENDTC"), ("STARTDT", "ADT")];

    public static IEnumerable<RowRule> Of(DatasetDescription description)
    {
        foreach (ColumnDefinition column in description.Columns)
        {
            string name = column.Name.ToUpperInvariant();
            bool isNumber = column.Storage == ColumnStorage.Number;
            if (name is "USUBJID" or "STUDYID" or "PARAMCD") yield return Rule("required", column, (c, r) => Blank(c, r) ? "the value is missing" : null);
            if (name is "CNSR") yield return isNumber ? Rule("cnsr", column, Censoring) : Wrong("type", column, "CNSR holds text, not numbers");
            if (name is "AVAL" && isNumber && description.IndexOf("CNSR") >= 0) yield return Rule("time", column, Time);
            if (name.EndsWith("DTC", StringComparison.Ordinal) && !isNumber) yield return Rule("date", column, (c, r) => Blank(c, r) || IsoDate.IsValid(c.Show(r)!) ? null : $"'{c.Show(r)}' is not an ISO 8601 date");
            if (column.Type == ColumnType.Date && isNumber) yield return Rule("date", column, Day);
            if (name.Length > 3 && name.EndsWith("DY", StringComparison.Ordinal) && isNumber) yield return Rule("study-day", column, (c, r) => Number(c, r) is 0 ? "there is no day 0: the day before day 1 is -1" : null);
            if (name.Length > 2 && name.EndsWith("FL", StringComparison.Ordinal) && !isNumber) yield return Rule("flag", column, (c, r) => Blank(c, r) || c.Show(r) is "Y" or "N" or "U" ? null : $"the flag is '{c.Show(r)}', not Y, N, U or blank");
        }

        foreach (RowRule rule in Order(description)) yield return rule;
    }

    private static IEnumerable<RowRule> Order(DatasetDescription description)
    {
        string prefix = description.Name.Length == 2 ? description.Name.ToUpperInvariant() : "";
        foreach ((string start, string end) in Periods.Append((prefix + "STDTC", prefix + "ENDTC")))
        {
            if (description.IndexOf(start) < 0 || description.IndexOf(end) < 0) continue;
            yield return new RowRule("order", start + ", " + end, rows =>
            {
                (Column starts, Column ends) = (rows.Find(start)!, rows.Find(end)!);
                return r => Date(starts, r) is { } from && Date(ends, r) is { } to && from > to
                    ? string.Create(CultureInfo.InvariantCulture, $"{start} {from:yyyy-MM-dd} is after {end} {to:yyyy-MM-dd}")
                    : null;
            });
        }
    }

    private static DateOnly? Date(Column column, int row)
    {
        if (Blank(column, row)) return null;
        if (column is TextColumn text) return IsoDate.Whole(text[row]!);
        return SasTime.TryToDate(((NumberColumn)column).Values[row], out DateOnly date) ? date : null;
    }

    private static string? Censoring(Column column, int row) => Number(column, row) switch
    {
        null => "the value is missing",
        { } code when code < 0 || code != Math.Floor(code) => $"{column.Show(row)} is not 0 (event) or 1, 2, ... (censored)",
        _ => null,
    };

    private static string? Time(Column column, int row) => Number(column, row) switch
    {
        null => "the time is missing",
        < 0 => $"the time {column.Show(row)} is negative",
        _ => null,
    };

    private static string? Day(Column column, int row) => Number(column, row) switch
    {
        null => null,
        { } day when day != Math.Floor(day) => $"{column.Show(row)} is not a whole number of days",
        { } day when !SasTime.TryToDate(day, out DateOnly date) || date.Year is < 1900 or > 2100 => $"{column.Show(row)} is not a date of the years 1900 to 2100",
        _ => null,
    };

    private static double? Number(Column column, int row) => ((NumberColumn)column)[row].OrNull;

    private static bool Blank(Column column, int row) => column is TextColumn text ? text.IsBlank(row) : column.IsMissing(row);

    private static RowRule Rule(string rule, ColumnDefinition column, Func<Column, int, string?> wrong) => new(rule, column.Name, rows =>
    {
        Column found = rows.Find(column.Name)!;
        return r => wrong(found, r);
    });

    private static RowRule Wrong(string rule, ColumnDefinition column, string message) => new(rule, column.Name, _ => _ => message);
}
