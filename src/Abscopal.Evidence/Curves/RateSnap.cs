namespace Abscopal.Evidence.Curves;

// A printed rate is one more reading of the level at its time, as fine as its rounding: levels are averaged by precision,
// that of a click against that of a number known to lie somewhere in the printed range. Where a fall is so near that the
// clicks cannot tell on which side of the time it lies, the rate is left out.
internal static class RateSnap
{
    private const double Nearness = 0.004;

    public static CurveSteps Apply(CurveSteps steps, IReadOnlyList<PrintedRate> rates, List<string> notes)
    {
        if (rates.Count == 0 || steps.Count == 0) return steps;
        (double[] levels, double[] weights) = ([.. steps.Levels], [.. steps.Weights]);
        int used = 0;
        foreach ((double time, PrintedRange survival) in rates)
        {
            int place = LastBy(steps, time);
            double near = Nearness * steps.End;
            if (place < 0 || place != LastBy(steps, time - near) || place != LastBy(steps, time + near)) continue;
            if (Math.Abs(survival.Residual(levels[place])) > Math.Max(6 * steps.Noise, 0.01))
            {
                notes.Add(FormattableString.Invariant($"the curve is at {100 * levels[place]:0.0}% at {time:0.##}, too far from the printed rate to be one with it"));
                continue;
            }

            double clicks = 12 * steps.Noise * steps.Noise / Math.Max(1e-10, (survival.Upper - survival.Lower) * (survival.Upper - survival.Lower));
            levels[place] = ((weights[place] * levels[place]) + (clicks * survival.Middle)) / (weights[place] + clicks);
            weights[place] += clicks;
            used++;
        }

        if (used > 0) notes.Add(FormattableString.Invariant($"{used} printed rates were read beside the clicks"));
        return steps with { Levels = levels, Weights = weights };
    }

    private static int LastBy(CurveSteps steps, double time)
    {
        int place = steps.FirstFrom(time) - 1;
        while (place + 1 < steps.Count && steps.Times[place + 1] <= time) place++;
        return place;
    }
}
