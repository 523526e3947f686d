using System.Globalization;
using Abscopal.Evidence.Constraints;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;
using Abscopal.Workbench.Explore;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Draws the figures of a report from its numbers; nothing is computed here.</summary>
internal sealed class ReportFigures(ReportAnalysis analysis, ReportText text)
{
    private const double AtRiskEvery = 6;
    private readonly FigureOptions _options = new(text.Words);

    /// <summary>The figures with the names of their files, in the order of the page.</summary>
    public IReadOnlyList<ReportFigure> Draw()
    {
        var figures = new List<ReportFigure> { new("figure1-design", text["figureDesign"], DesignSchema.Draw(analysis, text, _options)) };
        int number = 3;
        foreach (EndpointAnalysis endpoint in analysis.Endpoints)
        {
            string caption = text.Format("curveCaption", Label(endpoint.Endpoint), ReportText.Whole(analysis.Cohorts!.Cohorts.Length), ReportText.Whole(endpoint.CohortNumber), text.Level);
            figures.Add(new ReportFigure($"figure{number++}-{endpoint.Endpoint.ToLowerInvariant()}-reconstructed", caption, Curve(endpoint)));
        }

        AddBars(figures, "course", "figure5-course", "courseFigure");
        AddBars(figures, "safety", "figure6-safety", "safetyFigure");
        foreach (PublishedEndpoint endpoint in analysis.Arm.Endpoints.Where(_ => analysis.Comparators.Length > 0))
            figures.Add(new ReportFigure($"figure7-comparison-{endpoint.Id.ToLowerInvariant()}", text.Format("comparisonCaption", Label(endpoint.Id)), Comparison(endpoint)));
        foreach (ContrastResult across in analysis.AcrossTrials)
        {
            string label = Label(across.Request.Endpoint);
            if (ContrastFigure.Draw(across, text.Words, $"{label}: {text["across.figure"]}", _options) is { } scene)
                figures.Add(new ReportFigure($"figure8-across-{across.Request.Endpoint.ToLowerInvariant()}", text.Format("across.caption", label), scene));
        }

        if (analysis.Mechanism is { } explained) figures.Add(new ReportFigure("figure9-mechanism", text["mechanism.caption"], ExploreFigure.Draw(explained, text.Words)));
        return figures;
    }

    private string Label(string endpoint) =>
        analysis.Study.Protocol.Endpoints.FirstOrDefault(e => string.Equals(e.Id, endpoint, StringComparison.Ordinal))?.Label.In(text.Language) ?? endpoint;

    private Scene Curve(EndpointAnalysis endpoint)
    {
        KaplanMeierCurve curve = endpoint.Curve;
        double last = curve.Times[^1];
        double max = AtRiskEvery * Math.Ceiling(last / AtRiskEvery);
        double[] times = [.. Enumerable.Range(0, (int)(max / AtRiskEvery) + 1).Select(i => i * AtRiskEvery)];
        SurvivalQuantile median = curve.Median;
        return SurvivalFigure.Draw(
            new SurvivalFigureInput
            {
                Title = $"{analysis.Study.Published.Title.In(text.Language)}: {Label(endpoint.Endpoint)}",
                Description = text["noticeFigure"],
                ValueTitle = Label(endpoint.Endpoint) + " (%)",
                MaxTime = max,
                AtRiskTimes = times,
                ConfidenceLevel = text.Level,
                SpreadCohorts = analysis.Cohorts!.Cohorts.Length,
                Notice = text["noticeFigure"],
                Notes =
                [
                    text.Format("followUpText", ReportText.Month(endpoint.FollowUp.Estimate), text.Level, ReportText.Month(endpoint.FollowUp.Lower), ReportText.Month(endpoint.FollowUp.Upper)),
                    text.Conventions,
                    text.Format("assumption", text["assumption." + (analysis.Cohorts.Options.FollowUp == FollowUpAssumption.Complete ? "complete" : "open")]),
                ],
                Curves =
                [
                    new SurvivalCurve
                    {
                        Label = analysis.Arm.Label.In(text.Language),
                        Steps = Steps(curve),
                        LastTime = last,
                        Censorings = Censorings(curve),
                        Median = median.Estimate.IsEstimated
                            ? new CurveMedian(median.Estimate.Value, median.Lower.ValueOrNull, median.Upper.ValueOrNull, text.Format("medianText", ReportText.Month(median.Estimate), ReportText.Month(median.Lower), ReportText.Month(median.Upper)))
                            : null,
                        Landmarks = [.. analysis.Study.Protocol.Analysis.Landmarks.Select(l => Landmark(curve, (double)l)).OfType<CurveLandmark>()],
                        AtRisk = [.. times.Select(t => (int?)curve.Table.AtRiskBefore(t))],
                        Spread = [new EnvelopeStep(0, 1, 1), .. endpoint.Range.Where(r => r.Time <= last).Select(r => new EnvelopeStep(r.Time, r.Least, r.Greatest))],
                    },
                ],
            },
            _options);
    }

    private static IReadOnlyList<CurveStep> Steps(KaplanMeierCurve curve)
    {
        var steps = new List<CurveStep> { new(0, 1, 1, 1) };
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (curve.Table.Events[i] == 0) continue;
            Interval limits = curve.Limits(i);
            steps.Add(new CurveStep(curve.Times[i], curve.Survival[i], limits.Lower.ValueOrNull, limits.Upper.ValueOrNull));
        }

        return steps;
    }

    private static IReadOnlyList<PlotPoint> Censorings(KaplanMeierCurve curve)
    {
        var points = new List<PlotPoint>();
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (curve.Table.Censored[i] > 0) points.Add(new PlotPoint(curve.Times[i], curve.Survival[i]));
        }

        return points;
    }

    private static CurveLandmark? Landmark(KaplanMeierCurve curve, double month)
    {
        LandmarkRate rate = curve.At(month);
        return rate.Survival.IsEstimated ? new CurveLandmark(month, rate.Survival.Value, ReportText.OneDecimal(100 * rate.Survival.Value) + "%") : null;
    }

    private void AddBars(List<ReportFigure> figures, string group, string file, string title)
    {
        PublishedCount[] counts = [.. analysis.Arm.Counts.Where(c => string.Equals(c.Group, group, StringComparison.Ordinal))];
        if (counts.Length == 0) return;
        Scene scene = BarFigure.Draw(
            new BarFigureInput
            {
                Title = $"{analysis.Study.Published.Title.In(text.Language)}: {text[title]}",
                AxisTitle = text["participants"],
                IntervalLabel = text.Format("exactInterval", text.Level),
                Rows = [.. counts.Select(Bar)],
                Notes = [text.Format("exactNote", text.Level)],
            },
            _options);
        figures.Add(new ReportFigure(file, text[title], scene));
    }

    private BarRow Bar(PublishedCount count)
    {
        CountShown shown = CountShown.Of(count, analysis.Options.Level);
        return new BarRow(count.Label.In(text.Language), shown.Percent, shown.Text) { Lower = shown.Lower, Upper = shown.Upper };
    }

    private Scene Comparison(PublishedEndpoint endpoint)
    {
        EndpointAnalysis? own = analysis.Endpoints.FirstOrDefault(e => string.Equals(e.Endpoint, endpoint.Id, StringComparison.Ordinal));
        var arms = new List<ComparisonArm>
        {
            new()
            {
                Label = $"{analysis.Study.Published.Title.In(text.Language)}: {analysis.Arm.Label.In(text.Language)}",
                Points = [.. endpoint.Landmarks.Select(Point)],
                Median = Median(endpoint),
                ReconstructedSteps = own is null ? [] : Steps(own.Curve),
                LastTime = own is null ? 0 : own.Curve.Times[^1],
            },
        };
        foreach (ComparatorArm comparator in analysis.Comparators)
        {
            if (comparator.Arm.Endpoint(endpoint.Id) is not { } other) continue;
            arms.Add(new ComparisonArm
            {
                Label = $"{comparator.Study.Title.In(text.Language)}: {comparator.Arm.Label.In(text.Language)}",
                Points = [.. other.Landmarks.Select(Point), .. Bounds(comparator.Arm, other)],
                Median = Median(other),
            });
        }

        double last = own?.Curve.Times[^1] ?? 36;
        return ComparisonFigure.Draw(
            new ComparisonFigureInput
            {
                Title = $"{Label(endpoint.Id)}: {text["comparison"]}",
                ValueTitle = Label(endpoint.Id) + " (%)",
                MaxTime = AtRiskEvery * Math.Ceiling(last / AtRiskEvery),
                Arms = arms,
                Notice = text["comparisonNotice"],
                Notes = [text["noticeFigure"], text["boundsNote"]],
            },
            _options);
    }

    private static PlotPoint Point(PublishedLandmark landmark) => new((double)landmark.Time, landmark.Survival.Number)
    {
        ValueLower = landmark.Lower?.Number,
        ValueUpper = landmark.Upper?.Number,
    };

    // Each quarter of a year would crowd the plot: every half year is shown, between the printed landmarks.
    private static IEnumerable<PlotPoint> Bounds(PublishedArm arm, PublishedEndpoint endpoint)
    {
        if (endpoint.AtRisk is not { CumulativeCensored.Length: > 0 } row) yield break;
        for (int i = 1; i < row.CumulativeCensored.Length && row.Counts[i] > 0; i++)
        {
            if (row.Times[i] % 6 != 0 || endpoint.Landmarks.Any(l => l.Time == row.Times[i])) continue;
            (double least, double greatest) = AtRiskBounds.Survival(arm.N, row, i);
            yield return new PlotPoint((double)row.Times[i], 0.5 * (least + greatest)) { ValueLower = least, ValueUpper = greatest };
        }
    }

    private static CurveMedian? Median(PublishedEndpoint endpoint) => endpoint.Median is { Estimate: { } estimate } median
        ? new CurveMedian(estimate.Number, median.Lower?.Number, median.Upper?.Number, string.Create(CultureInfo.InvariantCulture, $"{estimate.Text} ({median.Lower?.Text ?? "–"}–{median.Upper?.Text ?? (median.UpperNotReached ? "NE" : "–")})"))
        : null;
}
