namespace Abscopal.Evidence.Curves;

// The size of a fall is 1/n: where arms are small it tells how many are still at risk, and so when subjects were
// censored. One censoring at a time moves to another gap between falls while that lowers the squared misfit by more than
// a threshold; large arms carry no such information and keep even censoring.
internal sealed class CensoringRefinement(CurveSteps steps, int[] events, RiskInterval[] intervals)
{
    private const double Threshold = 4;
    private const long Budget = 40_000_000;

    public bool Apply(double[][] censored)
    {
        long work = 0;
        for (int i = 0; i < intervals.Length; i++) work += (long)censored[i].Length * (intervals[i].Last - intervals[i].First + 1) * steps.Count;
        if (work > Budget) return false;
        double misfit = Misfit(censored);
        bool moved = false;
        for (int pass = 0; pass < 8; pass++)
        {
            bool again = false;
            for (int i = 0; i < intervals.Length; i++) again |= Improve(censored, i, ref misfit);
            moved |= again;
            if (!again) break;
        }

        if (moved)
        {
            for (int i = 0; i < intervals.Length; i++) Spread(censored[i], intervals[i]);
        }

        return moved;
    }

    // The falls tell in which gap a subject was censored, nothing tells where in it: evenly, as in the whole interval.
    private void Spread(double[] times, RiskInterval interval)
    {
        int movable = Movable(times, interval);
        double[] edges = Edges(interval);
        for (int g = 0; g + 1 < edges.Length; g++)
        {
            int[] inside = [.. Enumerable.Range(0, movable).Where(c => times[c] >= edges[g] && times[c] < edges[g + 1])];
            for (int k = 0; k < inside.Length; k++) times[inside[k]] = edges[g] + ((k + 0.5) / inside.Length * (edges[g + 1] - edges[g]));
        }
    }

    private static int Movable(double[] times, RiskInterval interval) => times.Length - (interval.Tail && interval.CensoredAtEnd ? 1 : 0);

    private double[] Edges(RiskInterval interval) =>
        [interval.From, .. Enumerable.Range(interval.First, interval.Last - interval.First).Where(j => events[j] > 0).Select(j => steps.Times[j]), interval.To];

    private bool Improve(double[][] censored, int i, ref double misfit)
    {
        RiskInterval interval = intervals[i];
        double[] original = censored[i];
        int movable = Movable(original, interval);
        double[] edges = Edges(interval);
        double[]? best = null;
        double least = misfit - Threshold;
        for (int c = 0; c < movable; c++)
        {
            for (int g = 0; g + 1 < edges.Length; g++)
            {
                if (edges[g + 1] <= edges[g] || (original[c] >= edges[g] && original[c] < edges[g + 1])) continue;
                double[] trial = [.. original];
                trial[c] = 0.5 * (edges[g] + edges[g + 1]);
                Array.Sort(trial);
                censored[i] = trial;
                double cost = Misfit(censored);
                if (cost >= least) continue;
                (least, best) = (cost, trial);
            }
        }

        censored[i] = best ?? original;
        if (best is not null) misfit = least;
        return best is not null;
    }

    private double Misfit(double[][] censored)
    {
        double survival = 1, sum = 0;
        int gone = 0, died = 0, row = 0, place = 0;
        int subjects = intervals[0].AtRisk;
        for (int j = 0; j < steps.Count; j++)
        {
            while (row < censored.Length)
            {
                if (place == censored[row].Length) (row, place) = (row + 1, 0);
                else if (censored[row][place] < steps.Times[j]) (gone, place) = (gone + 1, place + 1);
                else break;
            }

            int n = subjects - gone - died;
            if (events[j] > n) return double.PositiveInfinity;
            if (n > 0) survival *= (double)(n - events[j]) / n;
            died += events[j];
            double miss = (survival - steps.Levels[j]) / steps.Noise;
            sum += steps.Weights[j] * miss * miss;
        }

        return sum;
    }
}
