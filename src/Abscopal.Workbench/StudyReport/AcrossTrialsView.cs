using System.Globalization;
using Abscopal.Evidence.Comparison;
using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Table and figure of the study compared with arms of other trials.</summary>
internal sealed class AcrossTrialsView(ReportAnalysis analysis, ReportText text)
{
    public NamedTable? Table()
    {
        if (analysis.AcrossTrials.IsEmpty) return null;
        double[] months = [.. analysis.AcrossTrials[0].Arms[0].Comparison.Landmarks.Select(l => l.Time)];
        TableColumn[] columns =
        [
            new(text["endpoint"]), new(text["across.against"]), new(text["across.ratio"], ColumnAlignment.Number), new(text["across.sampling"], ColumnAlignment.Number),
            new(text["across.share"], ColumnAlignment.Number), new(text["across.mean"], ColumnAlignment.Number),
            .. months.Select(m => new TableColumn(text.Format("across.rate", m.ToString("R", CultureInfo.InvariantCulture)), ColumnAlignment.Number)), new(text["across.eValue"], ColumnAlignment.Number),
        ];
        IEnumerable<IReadOnlyList<string>> rows = from e in analysis.AcrossTrials from a in e.Arms select Row(e.Endpoint, a);
        return new NamedTable("across-trials", new ReportTable(text["across.table"], columns, [.. rows]) { Footnotes = [text.Format("across.note", Level, ReportText.Whole(analysis.AcrossTrials[0].Arms[0].Comparison.Sets)), text["comparisonNotice"]] });
    }

    public Scene? Figure(AcrossTrialsEndpoint endpoint, string label, FigureOptions options)
    {
        IntervalRow[] rows = [.. endpoint.Arms.Where(a => a.Comparison.HazardRatio.IsEstimated).Select(Drawn)];
        if (rows.Length == 0) return null;
        return IntervalFigure.Draw(
            new IntervalFigureInput
            {
                Title = $"{label}: {text["across.figure"]}",
                Description = text["comparisonNotice"],
                LabelHeading = text["across.against"],
                ColumnHeadings = [text.Format("across.ratioColumn", Level)],
                Rows = rows,
                AxisTitle = text["across.axis"],
                From = 0.1,
                To = 4,
                Logarithmic = true,
                Reference = 1,
                Notice = text["across.notice"],
                Notes = [text.Format("across.note", Level, ReportText.Whole(endpoint.Arms[0].Comparison.Sets)), text["comparisonNotice"]],
            },
            options);
    }

    private string Level => ReportText.Percent(analysis.AcrossTrials[0].Level);

    private IntervalRow Drawn(ArmContrast arm) => new()
    {
        Label = Name(arm),
        Estimate = arm.Comparison.HazardRatio.Value,
        Lower = arm.Comparison.HazardRatioLimits.Lower.ValueOrNull,
        Upper = arm.Comparison.HazardRatioLimits.Upper.ValueOrNull,
        Texts = [Span(arm.Comparison.HazardRatio, arm.Comparison.HazardRatioLimits, "0.00")],
    };

    private string Name(ArmContrast arm) => $"{arm.Arm.Study.Title.In(text.Language)}: {arm.Arm.Arm.Label.In(text.Language)}";

    private IReadOnlyList<string> Row(string endpoint, ArmContrast arm)
    {
        ArmComparisonResult c = arm.Comparison;
        Interval sampling = c.LogHazardRatio.LimitsOfSamplingAlone;
        return
        [
            endpoint,
            Name(arm),
            Span(c.HazardRatio, c.HazardRatioLimits, "0.00"),
            $"{Number(sampling.Lower.Map(Math.Exp), "0.00")}–{Number(sampling.Upper.Map(Math.Exp), "0.00")}",
            Number(c.LogHazardRatio.ReconstructionShare.Map(x => 100 * x), "0"),
            Span(c.RestrictedMeanDifference.Value, c.RestrictedMeanDifference.Limits, "0.0"),
            .. c.Landmarks.Select(l => Span(Percent(l.Difference.Value), new Interval(Percent(l.Difference.Limits.Lower), Percent(l.Difference.Limits.Upper)), "0.0")),
            arm.EValue is { } e ? string.Create(CultureInfo.InvariantCulture, $"{e.EValue:0.0} ({Number(e.LimitEValue, "0.0")})") : "NE",
        ];
    }

    private static Estimate Percent(Estimate share) => share.Map(x => 100 * x);

    private static string Span(Estimate value, Interval limits, string format) => $"{Number(value, format)} ({Number(limits.Lower, format)}–{Number(limits.Upper, format)})";

    private static string Number(Estimate estimate, string format) => estimate.IsEstimated ? estimate.Value.ToString(format, CultureInfo.InvariantCulture) : "NE";
}
