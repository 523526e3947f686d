using System.Globalization;
using System.Text;
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
        ArgumentNullException.ThrowIfNull(path);
        Scene scene = Draw(result, unit);
        byte[] content = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => Encoding.UTF8.GetBytes(SvgWriter.Write(scene)),
            ".PNG" => PngWriter.Write(scene),
            ".PDF" => PdfWriter.Write(scene),
            _ => throw new InvalidInputException(new InputProblem($"'{path}' does not tell the kind of picture", Key: "--figure", Allowed: "a name that ends in .svg, .png or .pdf")),
        };
        OutputFile.Write(path, stream => stream.Write(content));
    }

    private static Scene Draw(KmResult result, string? unit)
    {
        double last = result.Groups.Max(g => g.Curve.Times[^1]);
        double[] ticks = Ticks(last);
        string level = (100 * result.Conventions.Level).ToString("0.##", CultureInfo.InvariantCulture);
        return SurvivalFigure.Draw(
            new SurvivalFigureInput
            {
                Title = Path.GetFileNameWithoutExtension(result.Request.Path) + ": Kaplan-Meier",
                TimeTitle = unit is null ? result.Request.Columns.Time : $"{result.Request.Columns.Time} ({unit})",
                MaxTime = ticks[^1],
                AtRiskTimes = ticks,
                ConfidenceLevel = level,
                Notes = [Note(result, level)],
                Curves = [.. result.Groups.Select(g => Curve(g, ticks))],
            },
            new FigureOptions(Vocabulary.For("en")));
    }

    private static SurvivalCurve Curve(KmGroup group, double[] ticks)
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
                ? new CurveMedian(group.Median.Estimate.Value, group.Median.Lower.ValueOrNull, group.Median.Upper.ValueOrNull, $"median {Text(group.Median.Estimate)} ({Text(group.Median.Lower)}–{Text(group.Median.Upper)})")
                : null,
            AtRisk = [.. ticks.Select(t => (int?)curve.Table.AtRiskBefore(t))],
        };
    }

    private static string Note(KmResult result, string level)
    {
        string test = result.LogRank is { ChiSquare.IsEstimated: true } r
            ? string.Create(CultureInfo.InvariantCulture, $" Log-rank: chi-squared {r.ChiSquare.Value:0.00}, {r.DegreesOfFreedom} df, p = {r.PValue.Value:0.0000}.")
            : "";
        return $"Profile {result.Conventions.Profile}; {JsonEstimates.Name(result.Conventions.IntervalType)} limits at {level}%; Abscopal {EngineVersion.Text}.{test}";
    }

    private static string Text(Estimate estimate) => estimate.IsEstimated ? estimate.Value.ToString("0.##", CultureInfo.InvariantCulture) : "NE";

    private static double[] Ticks(double last)
    {
        double step = Math.Pow(10, Math.Floor(Math.Log10(last / 5)));
        foreach (double factor in new[] { 1.0, 2, 2.5, 5, 10 })
        {
            if (last / (step * factor) > 8) continue;
            step *= factor;
            break;
        }

        return [.. Enumerable.Range(0, (int)Math.Ceiling((last / step) - 1e-9) + 1).Select(i => i * step)];
    }
}
