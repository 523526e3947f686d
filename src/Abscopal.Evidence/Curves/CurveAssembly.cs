using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Curves;

// From the events of each interval to subjects, and the comparison of these with what was given.
internal static class CurveAssembly
{
    public static ReconstructedCurve Make(string label, CurveSteps steps, CurveFit fit, NumbersAtRisk? atRisk, CurveReconstructionOptions options, List<string> notes)
    {
        var rows = new List<(double Time, bool Event)>();
        int[] events = new int[steps.Count];
        var run = new IntervalFit(steps, options.Median);
        double survival = 1;
        double[][] censored = [.. fit.Intervals.Select((interval, i) => interval.Censored(interval.Removed - fit.IntervalEvents[i]))];
        for (int i = 0; i < fit.Intervals.Length; i++)
        {
            RiskInterval interval = fit.Intervals[i];
            survival = run.Run(interval.First, interval.Last, interval.AtRisk, survival, censored[i], fit.IntervalEvents[i], events)?.Survival ?? survival;
        }

        if (options.CensoringSkew == 0 && new CensoringRefinement(steps, events, fit.Intervals).Apply(censored))
            notes.Add("some censored subjects were moved within their interval, where the size of the falls tells the number at risk");
        foreach (double[] times in censored) rows.AddRange(times.Select(t => (t, false)));

        for (int j = 0; j < events.Length; j++)
        {
            for (int d = 0; d < events[j]; d++) rows.Add((steps.Times[j], true));
        }

        (double Time, bool Event)[] sorted = [.. rows.OrderBy(r => r.Time).ThenByDescending(r => r.Event)];
        var result = new ReconstructedCurve
        {
            Label = label,
            Times = [.. sorted.Select(r => r.Time)],
            Events = [.. sorted.Select(r => r.Event)],
            Options = options,
            Diagnostics = Empty(steps, notes),
        };
        return result with { Diagnostics = Judge(result, steps, fit, atRisk, options) };
    }

    private static CurveDiagnostics Empty(CurveSteps steps, List<string> notes) => new()
    {
        MeanError = 0,
        GreatestError = 0,
        ClickNoise = 100 * steps.Noise,
        AtRiskMisfit = [],
        Rises = steps.Rises,
        Duplicates = steps.Duplicates,
        Misfit = 0,
        Assumptions = [.. notes],
    };

    private static CurveDiagnostics Judge(ReconstructedCurve result, CurveSteps steps, CurveFit fit, NumbersAtRisk? atRisk, CurveReconstructionOptions options)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(result.ToSurvivalData(), options.Limits);
        double sum = 0, greatest = 0;
        for (int j = 0; j < steps.Count; j++)
        {
            if (j + 1 < steps.Count && steps.Times[j + 1] == steps.Times[j]) continue;
            double error = 100 * Math.Abs(LevelAt(curve, steps.Times[j]) - steps.Levels[j]);
            sum += error;
            greatest = Math.Max(greatest, error);
        }

        var misfit = ImmutableArray<int>.Empty;
        if (atRisk is not null)
            misfit = [.. atRisk.Times.Select((t, i) => result.Times.Count(x => x >= t) - atRisk.Counts[i])];
        SurvivalQuantile median = curve.Median;
        return result.Diagnostics with
        {
            MeanError = steps.Count == 0 ? 0 : sum / steps.Count,
            GreatestError = greatest,
            AtRiskMisfit = misfit,
            EventMisfit = options.TotalEvents is { } total ? result.EventCount - total : null,
            MedianResidual = Residual(options.Median, median.Estimate),
            MedianLowerResidual = Residual(options.MedianLower, median.Lower),
            MedianUpperResidual = Residual(options.MedianUpper, median.Upper),
            Misfit = fit.Cost,
        };
    }

    private static double LevelAt(KaplanMeierCurve curve, double time)
    {
        int place = curve.Times.BinarySearch(time);
        if (place < 0) place = ~place - 1;
        return place < 0 ? 1 : curve.Survival[place];
    }

    private static double? Residual(PrintedRange? range, Estimate value) =>
        range is { } printed && value.IsEstimated ? printed.Residual(value.Value) : null;
}
