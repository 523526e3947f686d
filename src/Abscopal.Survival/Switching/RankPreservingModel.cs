using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>The rank-preserving structural failure time model, estimated by inverting the log-rank test.</summary>
/// <remarks>
/// U(psi) = time off treatment + exp(psi) time on treatment is the time that the subject would have had untreated, the
/// same in both arms by randomisation. Counterfactual times are censored anew at min(C, C exp(psi)). Sources: Robins
/// and Tsiatis, Commun. Stat. Theory Methods 20 (1991) 2609-2631; White and others, Stat. Med. 18 (1999) 2617-2634.
/// </remarks>
public static class RankPreservingModel
{
    /// <summary>Estimates psi and its limits.</summary>
    /// <param name="data">The trial.</param>
    /// <param name="options">The grid and level.</param>
    /// <exception cref="SurvivalDataException">The grid or the level is none.</exception>
    public static RankPreservingResult Estimate(SwitchingData data, RankPreservingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new RankPreservingOptions();
        if (!(options.Highest > options.Lowest && options.Steps > 0)) throw new SurvivalDataException($"the grid from {options.Lowest:R} to {options.Highest:R} in {options.Steps} steps is none");
        if (!(options.Level > 0 && options.Level < 1)) throw new SurvivalDataException($"the confidence level is {options.Level:R}; it must lie strictly between 0 and 1");
        var grid = ImmutableArray.CreateBuilder<RankPreservingPoint>(options.Steps + 1);
        for (int k = 0; k <= options.Steps; k++)
        {
            double psi = options.Lowest + ((options.Highest - options.Lowest) * k / options.Steps);
            grid.Add(new RankPreservingPoint(psi, Statistic(data, psi, options.Recensor)));
        }

        double z = Normal.UpperQuantile(0.5 * (1 - options.Level));
        List<double> zero = Crossings(data, grid, 0, options);
        Estimate psiHat = zero.Count == 0 ? Survival.Estimate.NotEstimable : Survival.Estimate.Of(zero.Average());
        return new RankPreservingResult(psiHat, Limits(data, grid, z, options), zero.Count, grid.MoveToImmutable(), options);
    }

    /// <summary>The counterfactual untreated times at a psi.</summary>
    /// <param name="data">The trial.</param>
    /// <param name="psi">The effect of treatment on log time.</param>
    /// <param name="recensor">Whether to censor anew.</param>
    public static SurvivalData Counterfactual(SwitchingData data, double psi, bool recensor = true)
    {
        ArgumentNullException.ThrowIfNull(data);
        double factor = Math.Exp(psi);
        double[] times = new double[data.Times.Length];
        bool[] events = new bool[times.Length];
        int[] arms = new int[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            double untreated = data.Times[i] - data.TreatedTimes[i] + (factor * data.TreatedTimes[i]);
            double bound = recensor ? data.PotentialFollowUp[i] * Math.Min(1, factor) : double.PositiveInfinity;
            times[i] = Math.Min(untreated, bound);
            events[i] = data.Events[i] && untreated <= bound;
            arms[i] = data.Randomised[i] ? 1 : 0;
        }

        return SurvivalData.FromTimes(times, events).WithGroups(arms, ["control", "experimental"]);
    }

    private static Estimate Statistic(SwitchingData data, double psi, bool recensor)
    {
        LogRankResult test = LogRank.Test(Counterfactual(data, psi, recensor));
        double variance = test.Variance(1, 1);
        return variance > 0 ? Survival.Estimate.Of((test.Groups[1].Observed - test.Groups[1].Expected) / Math.Sqrt(variance)) : Survival.Estimate.NotEstimable;
    }

    private static List<double> Crossings(SwitchingData data, IReadOnlyList<RankPreservingPoint> grid, double level, RankPreservingOptions options)
    {
        var found = new List<double>();
        for (int k = 1; k < grid.Count; k++)
        {
            if (!grid[k].Z.IsEstimated || !grid[k - 1].Z.IsEstimated) continue;
            bool below = grid[k - 1].Z.Value < level;
            if (below == grid[k].Z.Value < level) continue;
            found.Add(Bisect(data, grid[k - 1].Psi, grid[k].Psi, below, level, options.Recensor));
        }

        return found;
    }

    private static Interval Limits(SwitchingData data, IReadOnlyList<RankPreservingPoint> grid, double z, RankPreservingOptions options)
    {
        double[] edges = [.. Crossings(data, grid, -z, options).Concat(Crossings(data, grid, z, options)).Order()];
        bool Open(RankPreservingPoint p) => !p.Z.IsEstimated || Math.Abs(p.Z.Value) < z;
        return new Interval(
            edges.Length == 0 || Open(grid[0]) ? Survival.Estimate.NotEstimable : Survival.Estimate.Of(edges[0]),
            edges.Length == 0 || Open(grid[^1]) ? Survival.Estimate.NotEstimable : Survival.Estimate.Of(edges[^1]));
    }

    // The statistic is a step function: its crossing is a jump, found to rounding.
    private static double Bisect(SwitchingData data, double low, double high, bool lowIsBelow, double level, bool recensor)
    {
        for (int i = 0; i < 40; i++)
        {
            double middle = 0.5 * (low + high);
            Estimate z = Statistic(data, middle, recensor);
            if (z.IsEstimated && z.Value < level == lowIsBelow) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }
}
