using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Km;

/// <summary>Draws a Kaplan-Meier analysis.</summary>
public static class KmFigure
{
    /// <summary>Draws the curves over their numbers at risk.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="unit">The unit of the times, for the axis; null for none.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(KmResult result, string path, string? unit)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result, unit), path, "--figure");
    }

    private static Scene Draw(KmResult result, string? unit)
    {
        double last = result.Groups.Max(g => g.Curve.Times[^1]) is > 0 and var observed ? observed : 1;
        IReadOnlyList<double> ticks = AxisTicks.Covering(last);
        string level = FigureFile.Level(result.Conventions.Level);
        return SurvivalFigure.Draw(
            new SurvivalFigureInput
            {
                Title = Path.GetFileNameWithoutExtension(result.Request.Path) + ": Kaplan-Meier",
                TimeTitle = FigureFile.TimeTitle(result.Request.Columns.Time, unit),
                MaxTime = ticks[^1],
                AtRiskTimes = ticks,
                ConfidenceLevel = level,
                Notes = [Note(result, level)],
                Curves = [.. result.Groups.Select(g => Curve(g, ticks))],
            },
            new FigureOptions(Vocabulary.For("en")));
    }

    private static SurvivalCurve Curve(KmGroup group, IReadOnlyList<double> ticks)
    {
        KaplanMeierCurve curve = group.Curve;
        var steps = new List<CurveStep> { new(0, 1, 1, 1) };
        var censorings = new List<PlotPoint>();
        for (int i = 0; i < curve.Times.Length; i++)
        {
            Interval limits = curve.Limits(i);
            if (curve.Table.Events[i] > 0) steps.Add(new CurveStep(curve.Times[i], curve.Survival[i], limits.Lower.ValueOrNull, limits.Upper.ValueOrNull));
            if (curve.Table.Censored[i] > 0) censorings.Add(new PlotPoint(curve.Times[i], curve.Survival[i]));
        }

        return new SurvivalCurve
        {
            Label = group.Label,
            Steps = steps,
            LastTime = curve.Times[^1],
            Censorings = censorings,
            Median = group.Median.Estimate.IsEstimated
                ? new CurveMedian(group.Median.Estimate.Value, group.Median.Lower.ValueOrNull, group.Median.Upper.ValueOrNull, $"median {FigureFile.Text(group.Median.Estimate, "0.##")} ({FigureFile.Text(group.Median.Lower, "0.##")}–{FigureFile.Text(group.Median.Upper, "0.##")})")
                : null,
            AtRisk = [.. ticks.Select(t => (int?)curve.Table.AtRiskBefore(t))],
        };
    }

    private static string Note(KmResult result, string level)
    {
        string test = result.LogRank is { ChiSquare.IsEstimated: true } r
            ? string.Create(CultureInfo.InvariantCulture, $" Log-rank: chi-squared {r.ChiSquare.Value:0.00}, {r.DegreesOfFreedom} df, p {(r.PValue.Value < 0.0001 ? "< 0.0001" : $"= {r.PValue.Value:0.0000}")}.")
            : "";
        return $"Profile {result.Conventions.Profile}; {JsonEstimates.Name(result.Conventions.IntervalType)} limits at {level}%; Abscopal {EngineVersion.Text}.{test}";
    }
}
