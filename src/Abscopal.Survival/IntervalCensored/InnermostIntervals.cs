namespace Abscopal.Survival;

/// <summary>The intervals that can hold mass, and which of them each subject's interval covers (always a run).</summary>
/// <remarks>Peto, Appl. Stat. 22 (1973) 86-91; Turnbull, J. R. Stat. Soc. B 38 (1976) 290-295.</remarks>
internal sealed record InnermostIntervals(double[] Lower, double[] Upper, int[] First, int[] Last)
{
    public static InnermostIntervals Find(IntervalCensoredData data)
    {
        // At one time: the point of an exact time opens first, then closed upper ends, then open lower ends.
        var ends = new List<(double Time, int Kind)>();
        for (int i = 0; i < data.Count; i++)
        {
            ends.Add((data.Lower[i], data.Lower[i] == data.Upper[i] ? 0 : 2));
            ends.Add((data.Upper[i], 1));
        }

        ends.Sort();
        var lower = new List<double>();
        var upper = new List<double>();
        for (int k = 1; k < ends.Count; k++)
        {
            if (ends[k].Kind != 1 || ends[k - 1].Kind == 1) continue;
            lower.Add(ends[k - 1].Time);
            upper.Add(ends[k].Time);
        }

        int[] first = new int[data.Count];
        int[] last = new int[data.Count];
        for (int i = 0; i < data.Count; i++)
        {
            int from = 0;
            while (!Covers(data, i, lower[from], upper[from])) from++;
            int to = from;
            while (to + 1 < lower.Count && Covers(data, i, lower[to + 1], upper[to + 1])) to++;
            first[i] = from;
            last[i] = to;
        }

        return new InnermostIntervals([.. lower], [.. upper], first, last);
    }

    private static bool Covers(IntervalCensoredData data, int i, double lower, double upper)
    {
        if (upper > data.Upper[i] || lower < data.Lower[i]) return false;
        return lower < upper || lower > data.Lower[i] || data.Lower[i] == data.Upper[i];
    }
}
