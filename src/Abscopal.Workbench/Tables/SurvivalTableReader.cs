using Abscopal.Formats.Csv;
using Abscopal.Input;
using Abscopal.Survival;

namespace Abscopal.Workbench.Tables;

/// <summary>Reads survival data from a file, and answers a wrong value with its line and column.</summary>
public static class SurvivalTableReader
{
    private const string InvertedFlag = "CNSR";

    /// <summary>Reads the columns of a sample. Rows with a missing value are left out and counted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Which columns hold what.</param>
    /// <exception cref="InvalidInputException">A column is missing, a value is wrong, or nothing is left.</exception>
    public static SurvivalRows Read(string path, SurvivalColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        string[] wanted = [.. columns.All()];
        TextTable table = PatientTable.Read(path, wanted, columns.Parameter, columns.Dataset);
        // Every field is looked at before rows are left out, so that a wrong number is never taken for a missing one.
        foreach (string column in new[] { columns.Time, columns.Event, columns.Entry, columns.Weight }.OfType<string>()) table.Numbers(column);
        var rows = new CompleteRows(table, wanted);
        double[] times = rows.NonNegative(columns.Time, "time");
        bool[] events = Events(rows, columns.Event);
        if (columns.Group is not null) rows.CheckGroups(columns.Group);
        SurvivalData data = Build(path, rows, columns, times, events);
        var further = columns.Further.Distinct(StringComparer.Ordinal).ToDictionary(c => c, c => (IReadOnlyList<string>)rows.Text(c), StringComparer.Ordinal);
        return new SurvivalRows(data, table.Rows, rows.Excluded, rows.ExcludedLines, further);
    }

    private static SurvivalData Build(string path, CompleteRows rows, SurvivalColumns columns, double[] times, bool[] events)
    {
        try
        {
            SurvivalData data = SurvivalData.FromTimes(times, events);
            if (columns.Entry is { } entry) data = data.WithEntry(rows.NonNegative(entry, "time of entry"));
            if (columns.Weight is { } weight) data = data.WithWeights(rows.NonNegative(weight, "weight"), WeightKind.Case);
            if (columns.Strata is { } strata) data = data.WithStrata(rows.Text(strata));
            if (columns.Subject is { } subject) data = data.WithSubjects(rows.Text(subject));
            if (columns.Group is not { } group) return data;
            string[] labels = rows.Text(group);
            string[] ordered = GroupOrder.Of(labels);
            var index = ordered.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
            return data.WithGroups(Array.ConvertAll(labels, l => index[l]), ordered);
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, path), wrong);
        }
    }

    internal static bool[] Events(CompleteRows rows, string column)
    {
        if (string.Equals(column, InvertedFlag, StringComparison.OrdinalIgnoreCase))
            return Array.ConvertAll(rows.Codes(column, c => c >= 0 && c == Math.Floor(c), "0 for the event, 1, 2, ... for censored"), c => c == 0);
        return Array.ConvertAll(rows.Codes(column, c => c is 0 or 1, "1 for the event, 0 for censored (or a column named CNSR, 0 for the event)"), c => c == 1);
    }
}
