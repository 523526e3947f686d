using System.Globalization;
using Abscopal.Input;

namespace Abscopal.Evidence.Curves;

// From points as clicked to steps: scale, order, corners, monotone times.
internal static class CurveClicks
{
    private const double AssumedNoise = 0.0015;
    private const double LeastNoise = 0.0003;
    private const double OvershootAllowed = 0.02;

    public static CurveSteps Read(DigitisedCurve curve, CurveScale scale)
    {
        var notes = new List<string>();
        (double[] times, double[] levels) = Scaled(curve, scale, notes);
        if (LargestBackstep(times) > 0.01 * (times.Max() - times.Min()))
        {
            Sort(times, levels);
            notes.Add("the points were not in the order of time and were sorted");
        }

        int duplicates = DropDuplicates(ref times, ref levels);
        int rises = 0;
        double low = double.PositiveInfinity;
        foreach (double level in levels)
        {
            if (level > low + (3 * AssumedNoise)) rises++;
            low = Math.Min(low, level);
        }

        if (rises > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{rises} points lie above an earlier point; the rebuilt curve falls through them in least squares"));
        AddStart(ref times, ref levels, notes);
        bool[] falls = CornerReading.Falls(times, levels);
        bool corners = CornerReading.IsByCorners(times, levels, falls);
        notes.Add(corners
            ? "the corners of the steps were clicked: a fall is where the top and the bottom of a step say, on average"
            : "the points are levels: a fall is at the first point that shows it");
        CurveSteps steps = corners ? ByCorners(times, levels, falls) : ByLevels(times, levels);
        return steps with { Rises = rises, Duplicates = duplicates, Assumptions = notes };
    }

    private static (double[] Times, double[] Levels) Scaled(DigitisedCurve curve, CurveScale scale, List<string> notes)
    {
        if (curve.Times.Length < 2) throw Wrong(curve, null, $"the curve has {curve.Times.Length} points", "at least two");
        double greatest = 0;
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (!double.IsFinite(curve.Times[i]) || !double.IsFinite(curve.Survival[i])) throw Wrong(curve, i, "a point is not a finite number", "finite times and survival");
            greatest = Math.Max(greatest, curve.Survival[i]);
        }

        bool percent = scale == CurveScale.Percent || (scale == CurveScale.Detect && greatest > 1.5);
        double unit = percent ? 100 : 1;
        if (percent && scale == CurveScale.Detect) notes.Add("survival was read as percentages");
        double range = Math.Max(0, curve.Times.Max());
        double[] times = [.. curve.Times];
        double[] levels = new double[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] < -0.02 * range) throw Wrong(curve, i, Text($"the time {times[i]} is left of the axis"), "times from 0");
            levels[i] = curve.Survival[i] / unit;
            if (levels[i] > 1 + OvershootAllowed) throw Wrong(curve, i, Text($"survival {curve.Survival[i]} is above {unit}"), Text($"0 to {unit}"));
            if (levels[i] < -OvershootAllowed) throw Wrong(curve, i, Text($"survival {curve.Survival[i]} is below 0"), Text($"0 to {unit}"));
            times[i] = Math.Max(0, times[i]);
            levels[i] = Math.Clamp(levels[i], 0, 1);
        }

        return (times, levels);
    }

    private static InvalidInputException Wrong(DigitisedCurve curve, int? point, string what, string allowed)
    {
        string place = point is { } i ? string.Create(CultureInfo.InvariantCulture, $"curve '{curve.Label}', point {i + 1}") : $"curve '{curve.Label}'";
        return new InvalidInputException(new InputProblem(what, Key: place, Allowed: allowed));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static double LargestBackstep(double[] times)
    {
        double largest = 0;
        for (int i = 1; i < times.Length; i++) largest = Math.Max(largest, times[i - 1] - times[i]);
        return largest;
    }

    private static void Sort(double[] times, double[] levels)
    {
        int[] order = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i]).ThenByDescending(i => levels[i])];
        double[] t = [.. order.Select(i => times[i])];
        double[] s = [.. order.Select(i => levels[i])];
        t.CopyTo(times, 0);
        s.CopyTo(levels, 0);
    }

    // A point twice in a row is a slip only where three or more coincide: the two corners of a small step often do.
    private static int DropDuplicates(ref double[] times, ref double[] levels)
    {
        double[] t = times, s = levels;
        int[] kept = [.. Enumerable.Range(0, t.Length).Where(i => i < 2 || t[i] != t[i - 1] || s[i] != s[i - 1] || t[i] != t[i - 2] || s[i] != s[i - 2])];
        int dropped = t.Length - kept.Length;
        times = [.. kept.Select(i => t[i])];
        levels = [.. kept.Select(i => s[i])];
        return dropped;
    }

    private static void AddStart(ref double[] times, ref double[] levels, List<string> notes)
    {
        double range = times.Max();
        bool atZero = times[0] <= 0.01 * range;
        bool atOne = levels[0] >= 1 - (4 * AssumedNoise);
        if (atZero && atOne)
        {
            (times[0], levels[0]) = (0, 1);
            return;
        }

        if (!atOne) notes.Add(Text($"the curve starts at {levels[0]:0.0000}, not at 1: it was begun at time 0 with survival 1"));
        times = [0, .. times];
        levels = [1, .. levels];
    }

    private static CurveSteps ByCorners(double[] times, double[] levels, bool[] falls)
    {
        var at = new List<double>();
        var level = new List<double>();
        var weight = new List<double>();
        double squares = 0;
        int freedom = 0;
        int from = 0;
        for (int i = 0; i < times.Length; i++)
        {
            if (i + 1 < times.Length && !falls[i]) continue;
            double mean = levels.AsSpan(from, i + 1 - from).ToArray().Average();
            for (int k = from; k <= i; k++) squares += (levels[k] - mean) * (levels[k] - mean);
            freedom += i - from;
            if (at.Count > level.Count)
            {
                level.Add(mean);
                weight.Add(i + 1 - from);
            }

            if (i + 1 < times.Length) at.Add(0.5 * (times[i] + times[i + 1]));
            from = i + 1;
        }

        double[] ones = new double[at.Count];
        Array.Fill(ones, 1);
        double[] rising = Isotonic.Rising([.. at], ones);
        double noise = freedom >= 5 ? Math.Max(LeastNoise, Math.Sqrt(squares / freedom)) : AssumedNoise;
        double[] idle = new double[rising.Length];
        Array.Fill(idle, 6.0);
        double end = Math.Max(times[^1], rising.Length == 0 ? 0 : rising[^1]);
        bool flat = !falls[^1] && (rising.Length == 0 || end - rising[^1] > 0.004 * end);
        return Steps(rising, [.. level], [.. weight], idle, end, flat, noise);
    }

    private static CurveSteps ByLevels(double[] times, double[] levels)
    {
        var at = new List<double>();
        var level = new List<double>();
        double top = 1;
        double lastFall = 0;
        for (int i = 1; i < times.Length; i++)
        {
            double time = Math.Max(times[i], at.Count == 0 ? 0 : at[^1]);
            if (levels[i] < top - (2 * AssumedNoise)) (top, lastFall) = (levels[i], time);
            if (at.Count > 0 && at[^1] == time)
            {
                level[^1] = levels[i];
                continue;
            }

            at.Add(time);
            level.Add(levels[i]);
        }

        double[] ones = new double[at.Count];
        Array.Fill(ones, 1);
        double end = at.Count == 0 ? times[^1] : at[^1];
        return Steps([.. at], [.. level], ones, new double[at.Count], end, end - lastFall > 0.004 * end, AssumedNoise);
    }

    private static CurveSteps Steps(double[] times, double[] levels, double[] weights, double[] idle, double end, bool flat, double noise) =>
        new(times, levels, weights, idle) { End = end, EndsFlat = flat, Noise = noise, Rises = 0, Duplicates = 0, Assumptions = [] };
}
