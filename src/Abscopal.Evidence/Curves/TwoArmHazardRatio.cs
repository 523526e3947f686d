namespace Abscopal.Evidence.Curves;

// The hazard ratio of two arms, Cox's model with Efron's ties (J. Am. Stat. Assoc. 72 (1977) 557-565) for one binary
// covariate, by Newton's method: with n0, n1 at risk and d0, d1 events at a time, the l-th of d = d0 + d1 events has the
// risk sums n - (l/d) d of each arm.
internal static class TwoArmHazardRatio
{
    public static double LogOf(ReconstructedCurve arm, ReconstructedCurve reference) =>
        Log([.. reference.Times, .. arm.Times], [.. reference.Events, .. arm.Events], reference.Times.Length);

    // The first 'referenceCount' subjects are the reference arm.
    public static double Log(double[] times, bool[] events, int referenceCount)
    {
        int[] order = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];
        double beta = 0;
        for (int iteration = 0; iteration < 50; iteration++)
        {
            (double score, double information) = Step(times, events, order, referenceCount, Math.Exp(beta));
            if (information <= 0) return 0;
            double step = Math.Clamp(score / information, -1, 1);
            beta += step;
            if (Math.Abs(step) < 1e-10) break;
        }

        return beta;
    }

    private static (double Score, double Information) Step(double[] times, bool[] events, int[] order, int referenceCount, double ratio)
    {
        int n0 = referenceCount, n1 = times.Length - referenceCount;
        double score = 0, information = 0;
        for (int i = 0; i < order.Length;)
        {
            int d0 = 0, d1 = 0, gone0 = 0, gone1 = 0;
            double time = times[order[i]];
            for (; i < order.Length && times[order[i]] == time; i++)
            {
                bool reference = order[i] < referenceCount;
                if (reference) gone0++;
                else gone1++;
                if (!events[order[i]]) continue;
                if (reference) d0++;
                else d1++;
            }

            for (int l = 0; l < d0 + d1; l++)
            {
                double part = (double)l / (d0 + d1);
                double risk1 = ratio * (n1 - (part * d1));
                double share = risk1 / (risk1 + n0 - (part * d0));
                information += share * (1 - share);
                score -= share;
            }

            score += d1;
            n0 -= gone0;
            n1 -= gone1;
        }

        return (score, information);
    }
}
