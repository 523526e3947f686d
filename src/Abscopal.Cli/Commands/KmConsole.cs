using System.Globalization;
using Abscopal.Survival;
using Abscopal.Workbench.Json;
using Abscopal.Workbench.Km;

namespace Abscopal.Cli.Commands;

/// <summary>Shows a Kaplan-Meier analysis on the console.</summary>
internal static class KmConsole
{
    public static void Write(KmResult result)
    {
        string level = ConsoleTable.Level(result.Conventions.Level);
        string[] headings = ["Group", "n", "Events", $"Median ({level} CI)", $"Follow-up ({level} CI)", .. result.Request.At.Select(t => $"S({t.ToString("R", CultureInfo.InvariantCulture)}) ({level} CI)")];
        var rows = new List<IReadOnlyList<string>>();
        foreach (KmGroup group in result.Groups)
        {
            var cells = new List<string> { group.Label, ConsoleTable.Whole(group.Curve.Subjects), ConsoleTable.Whole(group.Curve.Events), Text(group.Median), Text(group.FollowUp) };
            cells.AddRange(group.At.Select(r => $"{Rate(r.Survival)} ({Rate(r.Limits.Lower)}–{Rate(r.Limits.Upper)}), {r.AtRisk} at risk"));
            rows.Add(cells);
        }

        ConsoleTable.Show(headings, rows);
        if (result.Landmarks.Count > 0) ConsoleTable.Show(["Rate against " + result.Groups[0].Label, $"Difference ({level} CI)", "p", $"Ratio ({level} CI)"], result.Landmarks.Select((l, i) => (IReadOnlyList<string>)
            [$"{result.LandmarkGroups[i]} at {l.Group.Time.ToString("R", CultureInfo.InvariantCulture)}", Text(l.Difference, "0.0%"), ConsoleTable.PValue(l.Difference.PValue), Text(l.Ratio, "0.000")]));
        foreach (KmGroup group in result.Groups)
        {
            if (group.Band is { } band)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Label}: {(band.Kind == ConfidenceBandKind.HallWellner ? "Hall-Wellner" : "equal-precision")} band from {band.From:0.####} to {band.To:0.####}, critical value {band.CriticalValue:0.0000}; its edges are in the JSON and the figure."));
        }

        if (result.LogRank is { } test)
            Console.WriteLine($"Log-rank: chi-squared {ConsoleTable.Number(test.ChiSquare, "0.0000")} on {ConsoleTable.Whole(test.DegreesOfFreedom)} degree(s) of freedom, p = {ConsoleTable.PValue(test.PValue)}");
        Console.WriteLine($"Conventions: {result.Conventions.Profile}; {Limits(result)} limits at {level}, {(result.Conventions.Variance == VarianceKind.Robust ? "robust" : "Greenwood")} variance; median: {JsonEstimates.Name(result.Conventions.Plateau)}; follow-up: reverse Kaplan-Meier.");
    }

    private static string Text(SurvivalQuantile q) => $"{ConsoleTable.Number(q.Estimate, "0.####")} ({ConsoleTable.Number(q.Lower, "0.####")}–{ConsoleTable.Number(q.Upper, "0.####")})";

    private static string Text(Contrast c, string format) => $"{ConsoleTable.Number(c.Value, format)} ({ConsoleTable.Number(c.Limits.Lower, format)}–{ConsoleTable.Number(c.Limits.Upper, format)})";

    private static string Limits(KmResult result) => result.Request.MidP ? "exact mid-p" : result.Request.Exact ? "exact" : JsonEstimates.Name(result.Conventions.IntervalType);

    private static string Rate(Estimate rate) => rate.IsEstimated ? (100 * rate.Value).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "NE";
}
