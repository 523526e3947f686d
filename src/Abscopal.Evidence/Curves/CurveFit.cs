namespace Abscopal.Evidence.Curves;

// The best division into events and censored over all intervals: dynamic programming over the events so far, a beam of
// the best totals kept. A printed total widens the beam until it is among them.
internal sealed record CurveFit(RiskInterval[] Intervals, int[] IntervalEvents, double Cost)
{
    private sealed record Node(int Total, double Survival, double Cost, int Events, Node? Before);

    public static CurveFit Find(CurveSteps steps, RiskInterval[] intervals, CurveReconstructionOptions options)
    {
        int width = 3, beam = 10;
        for (int attempt = 0; ; attempt++)
        {
            Node[] ends = Search(steps, intervals, options, width, beam);
            Node? chosen = options.TotalEvents is { } total
                ? ends.OrderBy(e => Math.Abs(e.Total - total)).ThenBy(e => e.Cost).FirstOrDefault()
                : ends.MinBy(e => e.Cost);
            if (chosen is not null && (options.TotalEvents is null || chosen.Total == options.TotalEvents || attempt == 3)) return Trace(intervals, chosen);
            if (attempt == 5) return Nothing(intervals);
            width *= 3;
            beam *= 3;
        }
    }

    private static Node[] Search(CurveSteps steps, RiskInterval[] intervals, CurveReconstructionOptions options, int width, int beam)
    {
        var fit = new IntervalFit(steps, options.Median);
        Node[] states = [new Node(0, 1, 0, 0, null)];
        foreach (RiskInterval interval in intervals)
        {
            var next = new Dictionary<int, Node>();
            foreach (Node state in states)
            {
                (int low, int high) = Plausible(steps, interval, state.Survival, width);
                if (intervals.Length == 1 && options.TotalEvents is { } total) low = high = Math.Min(total, interval.Removed);
                for (int d = low; d <= high; d++)
                {
                    if (fit.Run(interval.First, interval.Last, interval.AtRisk, state.Survival, interval.Censored(interval.Removed - d), d) is not { } run) continue;
                    var node = new Node(state.Total + d, run.Survival, state.Cost + run.Cost, d, state);
                    if (!next.TryGetValue(node.Total, out Node? other) || node.Cost < other.Cost) next[node.Total] = node;
                }
            }

            states = [.. next.Values.OrderBy(n => n.Cost).ThenBy(n => n.Total).Take(beam)];
        }

        return states;
    }

    // The events that take the survival to the level read at the end, with the number at risk of even censoring.
    private static (int Low, int High) Plausible(CurveSteps steps, RiskInterval interval, double survival, int width)
    {
        if (interval.Last == interval.First) return (0, 0);
        if (interval.Removed <= 12) return (0, interval.Removed);
        double end = Math.Max(steps.Levels[interval.Last - 1], 0.5 / interval.AtRisk);
        double hazard = survival > end ? Math.Log(survival / end) : 0;
        double exposed = interval.Start == 1 ? interval.AtRisk : interval.AtRisk - (0.5 * interval.Removed);
        int middle = (int)Math.Round(interval.Start == 1 ? interval.AtRisk * (1 - (end / survival)) : hazard * exposed);
        int slack = width + (int)(2 * steps.Noise * interval.AtRisk) + (interval.Tail ? interval.Removed / 4 : middle / 10);
        middle = Math.Min(middle, interval.Removed);
        return (Math.Max(0, middle - slack), Math.Min(interval.Removed, middle + slack));
    }

    private static CurveFit Trace(RiskInterval[] intervals, Node end)
    {
        int[] events = new int[intervals.Length];
        Node? node = end;
        for (int i = intervals.Length - 1; i >= 0; i--, node = node.Before) events[i] = node!.Events;
        return new CurveFit(intervals, events, end.Cost);
    }

    // Rows that no curve of this shape can have: everybody who left is censored, and the misfit says so.
    private static CurveFit Nothing(RiskInterval[] intervals) => new(intervals, new int[intervals.Length], double.MaxValue);
}
