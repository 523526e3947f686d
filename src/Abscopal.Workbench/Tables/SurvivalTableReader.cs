using System.Globalization;
using Abscopal.Formats.Csv;
using Abscopal.Input;
using Abscopal.Survival;

namespace Abscopal.Workbench.Tables;

/// <summary>Reads survival data from a file, and answers a wrong value with its line and column.</summary>
public static class SurvivalTableReader
{
    private const string InvertedFlag = "CNSR";
    private const int LinesShown = 10;

    /// <summary>Reads the columns of a sample. Rows with a missing value are left out and counted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Which columns hold what.</param>
    /// <exception cref="InvalidInputException">A column is missing, a value is wrong, or nothing is left.</exception>
    public static SurvivalRows Read(string path, SurvivalColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        string[] wanted = columns.Group is null ? [columns.Time, columns.Event] : [columns.Time, columns.Event, columns.Group];
        TextTable table = CsvFile.Read(path, [.. wanted.Distinct(StringComparer.Ordinal)]);
        double?[] times = table.Numbers(columns.Time);
        double?[] codes = table.Numbers(columns.Event);
        IReadOnlyList<string?>? groups = columns.Group is null ? null : table.Text(columns.Group);
        bool inverted = string.Equals(columns.Event, InvertedFlag, StringComparison.OrdinalIgnoreCase);
        var keptTimes = new List<double>(table.Rows);
        var keptEvents = new List<bool>(table.Rows);
        var keptGroups = new List<string>();
        var excluded = new List<int>();
        for (int row = 0; row < table.Rows; row++)
        {
            if (times[row] is not { } time || codes[row] is not { } code || (groups is not null && groups[row] is null))
            {
                excluded.Add(table.Line(row));
                continue;
            }

            if (time < 0) throw Wrong(table, row, columns.Time, $"the time {Text(time)} is negative", "a time of at least 0");
            keptTimes.Add(time);
            keptEvents.Add(inverted ? IsEventByCensoringFlag(table, row, columns.Event, code) : IsEvent(table, row, columns.Event, code));
            if (groups is not null) keptGroups.Add(groups[row]!);
        }

        CheckGroups(table, columns, groups, keptGroups);
        if (keptTimes.Count == 0) throw new InvalidInputException(new InputProblem("every row has a missing value", path, Allowed: $"rows with {string.Join(", ", wanted)}"));
        SurvivalData data = SurvivalData.FromTimes([.. keptTimes], [.. keptEvents]);
        if (groups is not null) data = WithGroups(data, keptGroups);
        return new SurvivalRows(data, table.Rows, excluded.Count, [.. excluded.Take(LinesShown)]);
    }

    private static bool IsEvent(TextTable table, int row, string column, double code) => code switch
    {
        1 => true,
        0 => false,
        _ => throw Wrong(table, row, column, $"the event code {Text(code)} is not known", "1 for the event, 0 for censored (or a column named CNSR, 0 for the event)"),
    };

    private static bool IsEventByCensoringFlag(TextTable table, int row, string column, double code) =>
        code >= 0 && code == Math.Floor(code)
            ? code == 0
            : throw Wrong(table, row, column, $"the censoring code {Text(code)} is not known", "0 for the event, 1, 2, ... for censored");

    // A group all of whose rows were left out would vanish without a word.
    private static void CheckGroups(TextTable table, SurvivalColumns columns, IReadOnlyList<string?>? groups, List<string> kept)
    {
        if (groups is null) return;
        var left = new HashSet<string>(kept, StringComparer.Ordinal);
        for (int row = 0; row < groups.Count; row++)
        {
            if (groups[row] is { } group && !left.Contains(group))
                throw Wrong(table, row, columns.Group!, $"the group '{group}' is empty: every one of its rows has a missing time or event", "at least one complete row in each group");
        }
    }

    // Numbers in their order, other labels in that of their characters, as a factor of R has its levels.
    private static SurvivalData WithGroups(SurvivalData data, List<string> groups)
    {
        string[] labels = [.. groups.Distinct(StringComparer.Ordinal)];
        if (Array.TrueForAll(labels, l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            Array.Sort(Array.ConvertAll(labels, l => double.Parse(l, CultureInfo.InvariantCulture)), labels);
        else
            Array.Sort(labels, StringComparer.Ordinal);
        var index = labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
        return data.WithGroups([.. groups.Select(g => index[g])], labels);
    }

    private static InvalidInputException Wrong(TextTable table, int row, string column, string what, string allowed) =>
        new(new InputProblem(what, table.Path, table.Line(row), column, allowed));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
