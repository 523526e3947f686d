using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>Quantiles of draws: the linear interpolation of order statistics, type 7 of Hyndman and Fan, Am. Stat. 50 (1996) 361-365.</summary>
internal static class DrawQuantiles
{
    public static double Quantile(double[] sorted, double p)
    {
        double place = p * (sorted.Length - 1);
        int below = Math.Min((int)place, sorted.Length - 2);
        return below < 0 ? sorted[0] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    public static Interval Limits(double[] draws, double level)
    {
        double[] sorted = [.. draws];
        Array.Sort(sorted);
        double tail = 0.5 * (1 - level);
        return new Interval(Estimate.Of(Quantile(sorted, tail)), Estimate.Of(Quantile(sorted, 1 - tail)));
    }
}
