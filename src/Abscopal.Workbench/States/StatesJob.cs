using System.Globalization;
using Abscopal.Formats.Csv;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Km;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.States;

/// <summary>Reads days of progression, later therapy and death, and estimates the probabilities of the states between them.</summary>
public static class StatesJob
{
    /// <summary>Runs the analysis.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>The groups in order.</returns>
    /// <exception cref="InvalidInputException">The file is wrong.</exception>
    public static IReadOnlyList<StatesGroup> Run(StatesRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        TextTable table = CsvFile.Read(request.Path, [.. new[] { request.Time, request.Event, request.Progression, request.LaterTherapy, request.Group }.OfType<string>().Distinct(StringComparer.Ordinal)]);
        int?[] last = Days(table, request.Time);
        int?[] progression = Days(table, request.Progression);
        int?[] therapy = request.LaterTherapy is { } later ? Days(table, later) : new int?[table.Rows];
        double?[] died = table.Numbers(request.Event);
        for (int row = 0; row < table.Rows; row++)
        {
            if (last[row] is null) throw Wrong(table, row, request.Time, "the day is missing", "a whole day in every row");
            if (died[row] is not (0 or 1)) throw Wrong(table, row, request.Event, "the flag is missing or neither 0 nor 1", "1 for a death, 0 for a last contact");
        }

        string[] labels = request.Group is null ? [KmJob.WholeSample] : GroupOrder.Of(table.Text(request.Group).Select((t, row) => t ?? throw Wrong(table, row, request.Group, "the group is missing", "a group in every row")));
        try
        {
            return [.. labels.Select(l => Group(l, [.. Enumerable.Range(0, table.Rows).Where(i => request.Group is null || string.Equals(table.Text(request.Group)[i], l, StringComparison.Ordinal))]))];
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }

        StatesGroup Group(string label, int[] rows)
        {
            MultiStateData data = IllnessDeath.FromDays(
                Array.ConvertAll(rows, i => progression[i]),
                Array.ConvertAll(rows, i => therapy[i]),
                Array.ConvertAll(rows, i => last[i]!.Value),
                Array.ConvertAll(rows, i => died[i] == 1));
            return new StatesGroup(label, rows.Length, AalenJohansen.Estimate(data, request.Options), AalenJohansen.EstimateTransitions(data, request.Options));
        }
    }

    private static int?[] Days(TextTable table, string column)
    {
        double?[] numbers = table.Numbers(column);
        int?[] days = new int?[numbers.Length];
        for (int row = 0; row < days.Length; row++)
        {
            if (numbers[row] is not { } day) continue;
            if (day != Math.Floor(day) || day is < 0 or > int.MaxValue) throw Wrong(table, row, column, string.Create(CultureInfo.InvariantCulture, $"{day:R} is not a whole day"), "whole days from time zero");
            days[row] = (int)day;
        }

        return days;
    }

    private static InvalidInputException Wrong(TextTable table, int row, string column, string what, string allowed) =>
        new(new InputProblem(what, table.Path, table.Line(row), column, allowed));
}
