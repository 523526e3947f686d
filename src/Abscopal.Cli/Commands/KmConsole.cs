using System.Globalization;
using Abscopal.Survival;
using Abscopal.Workbench.Json;
using Abscopal.Workbench.Km;
using Spectre.Console;

namespace Abscopal.Cli.Commands;

/// <summary>Shows a Kaplan-Meier analysis on the console.</summary>
internal static class KmConsole
{
    public static string Excluded(KmResult result)
    {
        string lines = string.Join(", ", result.Rows.ExcludedLines.Select(l => l.ToString(CultureInfo.InvariantCulture)));
        string more = result.Rows.Excluded > result.Rows.ExcludedLines.Count ? ", ..." : "";
        return $"{result.Rows.Excluded} of {result.Rows.Rows} rows left out for a missing value (lines {lines}{more})";
    }

    public static void Write(KmResult result)
    {
        string level = (100 * result.Conventions.Level).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        var table = new Table().Border(TableBorder.Simple).AddColumns("Group", "n", "Events", $"Median ({level} CI)", $"Follow-up ({level} CI)");
        foreach (double time in result.Request.At) table.AddColumn($"S({time.ToString("R", CultureInfo.InvariantCulture)}) ({level} CI)");
        for (int c = 1; c < table.Columns.Count; c++) table.Columns[c].RightAligned();
        foreach (KmGroup group in result.Groups)
        {
            var cells = new List<string> { group.Label, Whole(group.Curve.Subjects), Whole(group.Curve.Events), Text(group.Median), Text(group.FollowUp) };
            cells.AddRange(group.At.Select(r => $"{Rate(r.Survival)} ({Rate(r.Limits.Lower)}–{Rate(r.Limits.Upper)}), {r.AtRisk} at risk"));
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
        if (result.LogRank is { } test)
            Console.WriteLine($"Log-rank: chi-squared {Number(test.ChiSquare, "0.0000")} on {Whole(test.DegreesOfFreedom)} degree(s) of freedom, p = {Number(test.PValue, "0.0000E+0")}");
        Console.WriteLine($"Conventions: {result.Conventions.Profile}; {JsonEstimates.Name(result.Conventions.IntervalType)} limits at {level}, Greenwood variance; median: {JsonEstimates.Name(result.Conventions.Plateau)}; follow-up: reverse Kaplan-Meier.");
    }

    private static string Text(SurvivalQuantile q) => $"{Number(q.Estimate, "0.####")} ({Number(q.Lower, "0.####")}–{Number(q.Upper, "0.####")})";

    private static string Rate(Estimate rate) => rate.IsEstimated ? (100 * rate.Value).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "NE";

    private static string Number(Estimate estimate, string format) => estimate.IsEstimated ? estimate.Value.ToString(format, CultureInfo.InvariantCulture) : "NE";

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
