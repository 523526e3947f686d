namespace Abscopal.Evidence.Curves;

// The best whole numbers of events at the possible falls of one interval, its censoring times given. Dynamic programming
// over the events so far: with the censoring fixed they determine the number at risk, and the survival nearly so.
internal sealed class IntervalFit(CurveSteps steps, PrintedRange? median)
{
    private const double MedianCost = 1000;
    private const double Hopeless = 80;

    // Survival at the end and the cost of d events from step 'first' up to 'last' (not included); null if impossible.
    public (double Survival, double Cost)? Run(int first, int last, int atRisk, double survival, double[] censored, int events, int[]? chosen = null)
    {
        int falls = last - first;
        double[] cost = new double[events + 1], level = new double[events + 1];
        double[] nextCost = new double[events + 1], nextLevel = new double[events + 1];
        int[,]? path = chosen is null ? null : new int[falls, events + 1];
        Array.Fill(cost, double.PositiveInfinity);
        (cost[0], level[0]) = (0, survival);
        double precision = 1 / (steps.Noise * steps.Noise);
        int gone = 0;
        for (int j = 0; j < falls; j++)
        {
            int step = first + j;
            while (gone < censored.Length && censored[gone] < steps.Times[step]) gone++;
            Array.Fill(nextCost, double.PositiveInfinity);
            double least = Least(cost);
            for (int k = 0; k <= events; k++)
            {
                if (cost[k] > least + Hopeless) continue;
                int n = atRisk - gone - k;
                int guess = level[k] > 0 ? (int)Math.Round(n * (1 - (steps.Levels[step] / level[k]))) : 0;
                int most = Math.Min(events - k, n);
                for (int d = Math.Max(0, guess - 2); d <= Math.Min(most, Math.Max(guess, 0) + 2); d++)
                    Move(d);
                if (guess - 2 > 0 || most < guess - 2) Move(Math.Max(0, Math.Min(most, guess - 3)));

                void Move(int d)
                {
                    if (d > most) return;
                    double after = n == 0 ? level[k] : level[k] * (n - d) / n;
                    double miss = after - steps.Levels[step];
                    double total = cost[k] + (steps.Weights[step] * miss * miss * precision) + (d == 0 ? steps.IdleCosts[step] : 0) + MedianMiss(step, after);
                    if (total >= nextCost[k + d]) return;
                    (nextCost[k + d], nextLevel[k + d]) = (total, after);
                    if (path is not null) path[j, k + d] = d;
                }
            }

            (cost, nextCost) = (nextCost, cost);
            (level, nextLevel) = (nextLevel, level);
        }

        if (double.IsPositiveInfinity(cost[events])) return null;
        if (path is not null)
        {
            for (int j = falls - 1, k = events; j >= 0; j--) k -= chosen![first + j] = path[j, k];
        }

        return (level[events], cost[events]);
    }

    private double MedianMiss(int step, double level)
    {
        if (median is not { } range) return 0;
        bool high = level > 0.5;
        double until = step + 1 < steps.Count ? steps.Times[step + 1] : double.PositiveInfinity;
        return (!high && steps.Times[step] < range.Lower) || (high && until > range.Upper) ? MedianCost : 0;
    }

    private static double Least(double[] values)
    {
        double least = double.PositiveInfinity;
        foreach (double value in values) least = Math.Min(least, value);
        return least;
    }
}
