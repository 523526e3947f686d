using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Draws hazard ratios across trials as a forest plot: arm by arm, then pooled, then against the next arm.</summary>
public static class ContrastFigure
{
    // An axis beyond these would press the other rows together; intervals that leave it end in arrows.
    private const double Least = 0.05;
    private const double Most = 8;

    /// <summary>Draws the plot into a file.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language and title; English when left out.</param>
    /// <exception cref="InvalidInputException">The ending is another, no ratio can be estimated, or the file cannot be written.</exception>
    public static void Save(ContrastResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Vocabulary words = (style ??= new FigureStyle()).Words;
        string title = style.Title ?? $"{result.Own.Study.Title.In(words.Language)}, {result.Request.Endpoint}: {words["report.across.figure"]}";
        Scene scene = Draw(result, words, title, new FigureOptions(words)) ?? throw new InvalidInputException(new InputProblem("no hazard ratio can be estimated", Key: "--figure", Allowed: "arms with events on both sides"));
        FigureFile.Write(scene, path, "--figure");
    }

    internal static Scene? Draw(ContrastResult result, Vocabulary words, string title, FigureOptions options)
    {
        IntervalRow[] rows = [.. Rows(result, words)];
        double[] ends = [.. rows.SelectMany(r => new[] { r.Lower, r.Upper, r.Estimate }).OfType<double>()];
        if (ends.Length == 0) return null;
        string level = FigureFile.Level(result.Request.Level);
        return IntervalFigure.Draw(
            new IntervalFigureInput
            {
                Title = title,
                Description = Notice(result, words),
                LabelHeading = words["report.across.against"],
                ColumnHeadings = [words.Format("report.across.ratioColumn", level)],
                Rows = rows,
                AxisTitle = words["report.across.axis"],
                From = Math.Clamp(ends.Min() / 1.08, Least, 0.48),
                To = Math.Clamp(ends.Max() * 1.08, 2.1, Most),
                Logarithmic = true,
                Reference = 1,
                Notice = Notice(result, words),
                Notes = Notes(result, words),
            },
            options);
    }

    /// <summary>What a pool of arms is called.</summary>
    internal static string Name(PooledRatio ratio, Vocabulary words) => words.Format(
        ratio.OfControls ? "report.across.pooledControls" : "report.across.pooledExperimental", Group(ratio, words), ratio.Pooled.Others.Trials.Length.ToString(CultureInfo.InvariantCulture));

    private static string Notice(ContrastResult result, Vocabulary words) => words[result.PatientsExcluded is null ? "report.across.notice" : "report.across.noticePatients"];

    private static IReadOnlyList<string> Notes(ContrastResult result, Vocabulary words) =>
    [
        words.Format("report.across.note", FigureFile.Level(result.Request.Level), result.Request.Sets.ToString(CultureInfo.InvariantCulture)),
        words.Format("report.across.priorNote", result.Request.TauScale.ToString("R", CultureInfo.InvariantCulture)),
        words["report.across.limits"],
    ];

    internal static string Text(Estimate estimate, string format) => FigureFile.Text(estimate, format);

    internal static string Span(Estimate value, Interval limits, string format) => value.IsEstimated ? $"{FigureFile.Text(value, format)} ({Span(limits, format)})" : FigureFile.Text(value, format);

    internal static string Span(Interval limits, string format) =>
        limits.Lower.IsEstimated || limits.Upper.IsEstimated ? $"{FigureFile.Text(limits.Lower, format)}–{FigureFile.Text(limits.Upper, format)}" : FigureFile.Text(limits.Lower, format);

    private static string Group(PooledRatio ratio, Vocabulary words) => ratio.Group?.In(words.Language) ?? words["report.across.all"];

    private static IEnumerable<IntervalRow> Rows(ContrastResult result, Vocabulary words)
    {
        foreach (bool controls in new[] { true, false })
        {
            ArmContrast[] arms = [.. result.Arms.Where(a => a.Arm.IsControl == controls && a.Comparison.HazardRatio.IsEstimated)];
            if (arms.Length == 0) continue;
            yield return new IntervalRow { Label = words[controls ? "report.across.controls" : "report.across.experimental"], IsHeading = true };
            foreach (ArmContrast arm in arms)
            {
                yield return Row(arm.Arm.Name(words.Language), arm.Comparison.HazardRatio, arm.Comparison.HazardRatioLimits);
                if (arm.Matched?.Comparison is { } matched)
                    yield return Row(words.Format("report.across.matchedRow", FigureFile.Text(arm.Matched.Matching!.EffectiveSampleSize, "0.0")), matched.HazardRatio, matched.HazardRatioLimits);
            }

            // A group of one trial is that trial's own row.
            foreach (PooledRatio ratio in result.Ratios.Where(r => r.OfControls == controls && r.Pooled.Others.Trials.Length > 1))
            {
                yield return Row(Name(ratio, words), ratio.Pooled.HazardRatio, ratio.Pooled.Limits);
                if (ratio.Group is null) yield return Row(words[controls ? "report.across.nextControl" : "report.across.nextExperimental"], Estimate.Missing, ratio.Pooled.BayesianPredictionLimits);
                if (ratio.Matched is { } matched) yield return Row(words["report.across.matchedPool"], matched.HazardRatio, matched.Limits);
            }
        }
    }

    private static IntervalRow Row(string label, Estimate ratio, Interval limits) => new()
    {
        Label = label,
        Estimate = ratio.ValueOrNull,
        Lower = limits.Lower.ValueOrNull,
        Upper = limits.Upper.ValueOrNull,
        Texts = [ratio.Status == EstimateStatus.Missing ? $"({Span(limits, "0.00")})" : Span(ratio, limits, "0.00")],
    };
}
