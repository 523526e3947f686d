using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Km;

/// <summary>Draws a Kaplan-Meier analysis.</summary>
public static class KmFigure
{
    /// <summary>Draws the curves over their numbers at risk.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(KmResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result, style ?? new FigureStyle()), path, "--figure");
    }

    private static Scene Draw(KmResult result, FigureStyle style)
    {
        double last = result.Groups.Max(g => g.Curve.Times[^1]) is > 0 and var observed ? observed : 1;
        IReadOnlyList<double> ticks = AxisTicks.Covering(last);
        string level = FigureFile.Level(result.Conventions.Level);
        return SurvivalFigure.Draw(
            new SurvivalFigureInput
            {
                Title = style.TitleOf(result.Request.Path, "figure.title.kaplanMeier"),
                TimeTitle = style.TimeTitle(result.Request.Columns.Time),
                MaxTime = ticks[^1],
                AtRiskTimes = ticks,
                ConfidenceLevel = level,
                Notes = [.. Notes(result, level, style.Words)],
                Curves = [.. result.Groups.Select(g => Curve(g, ticks, style.Words))],
            },
            style.Options);
    }

    private static SurvivalCurve Curve(KmGroup group, IReadOnlyList<double> ticks, Vocabulary words)
    {
        KaplanMeierCurve curve = group.Curve;
        var censorings = new List<PlotPoint>();
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (curve.Table.Censored[i] > 0) censorings.Add(new PlotPoint(curve.Times[i], curve.Survival[i]));
        }

        return new SurvivalCurve
        {
            Label = string.Equals(group.Label, KmJob.WholeSample, StringComparison.Ordinal) ? words["figure.wholeSample"] : group.Label,
            Steps = CurveSteps.Of(curve, group.Limits),
            LastTime = curve.Times[^1],
            Censorings = censorings,
            Median = group.Median.Estimate.IsEstimated
                ? new CurveMedian(group.Median.Estimate.Value, group.Median.Lower.ValueOrNull, group.Median.Upper.ValueOrNull, words.Format("figure.median", FigureFile.Text(group.Median.Estimate, "0.##"), FigureFile.Text(group.Median.Lower, "0.##"), FigureFile.Text(group.Median.Upper, "0.##")))
                : null,
            AtRisk = [.. ticks.Select(t => (int?)curve.Table.AtRiskBefore(t))],
        };
    }

    private static IEnumerable<string> Notes(KmResult result, string level, Vocabulary words)
    {
        string limits = result.Request.Exact ? words["figure.note.exact"] : JsonEstimates.Name(result.Conventions.IntervalType);
        var parts = new List<string> { words.Format("figure.note.survival", result.Conventions.Profile, limits, level, EngineVersion.Text) };
        if (result.Request.Band is { } band)
            parts.Add(words.Format("figure.note.band", words[band == ConfidenceBandKind.HallWellner ? "figure.note.hallWellner" : "figure.note.equalPrecision"], level));
        if (result.Request.Options.StartTime is > 0 and var start) parts.Add(words.Format("figure.note.conditional", start.ToString("R", CultureInfo.InvariantCulture)));
        if (result.LogRank is { ChiSquare.IsEstimated: true } test)
            parts.Add(words.Format("figure.note.logRank", FigureFile.Text(test.ChiSquare, "0.00"), test.DegreesOfFreedom, FigureFile.PValue(test.PValue)));
        return [string.Join(' ', parts)];
    }
}
