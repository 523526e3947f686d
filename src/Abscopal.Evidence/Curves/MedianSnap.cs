namespace Abscopal.Evidence.Curves;

// The fall that crosses one half is moved into the printed range of the median when the clicks put it just outside.
internal static class MedianSnap
{
    public static CurveSteps Apply(CurveSteps steps, PrintedRange? median, List<string> notes)
    {
        if (median is not { } range || steps.Count == 0) return steps;
        int nearest = -1;
        for (int j = 0; j < steps.Count; j++)
        {
            bool crosses = steps.Levels[j] <= 0.5 + steps.Noise && (j == 0 ? 1 : steps.Levels[j - 1]) > 0.5 - steps.Noise;
            if (crosses && (nearest < 0 || Math.Abs(range.Residual(steps.Times[j])) < Math.Abs(range.Residual(steps.Times[nearest])))) nearest = j;
        }

        if (nearest < 0 || range.Residual(steps.Times[nearest]) == 0) return steps;
        double target = Math.Clamp(steps.Times[nearest], range.Lower, range.Upper);
        if (Math.Abs(target - steps.Times[nearest]) > 0.02 * steps.End)
        {
            notes.Add(FormattableString.Invariant($"the curve crosses one half at {steps.Times[nearest]:0.####}, too far from the printed median to be moved"));
            return steps;
        }

        double[] times = [.. steps.Times];
        times[nearest] = target;
        for (int j = nearest - 1; j >= 0; j--) times[j] = Math.Min(times[j], times[j + 1]);
        for (int j = nearest + 1; j < times.Length; j++) times[j] = Math.Max(times[j], times[j - 1]);
        notes.Add("the fall through one half was moved into the printed range of the median");
        return steps with { Times = times };
    }
}
