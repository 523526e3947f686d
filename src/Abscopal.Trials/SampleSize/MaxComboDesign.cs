using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.SampleSize;

/// <summary>A design of looks at the largest of several weighted log-rank statistics.</summary>
/// <param name="Bounds">The bound of each look.</param>
/// <param name="CumulativePower">The probability of having passed a bound up to each look.</param>
/// <param name="Drifts">The means of the statistics, look by look.</param>
/// <param name="Correlation">Their correlations.</param>
/// <param name="Events">Expected events of the looks.</param>
/// <param name="Subjects">Expected subjects at the last look.</param>
/// <remarks>
/// Source: Prior, Statistics in Medicine 39 (2020) 1984-1998 (bounds by the joint normal distribution, spending look by
/// look); Karrison, The Stata Journal 16 (2016) 678-690 (correlations). Rectangle probabilities are deterministic. A weight
/// that favours late events can mistake early harm for benefit: Magirr and Burman, 2019; simulate the strong null.
/// </remarks>
public sealed record MaxComboDesign(
    ImmutableArray<double> Bounds, ImmutableArray<double> CumulativePower, ImmutableArray<double> Drifts, double[,] Correlation, ImmutableArray<double> Events, double Subjects)
{
    /// <summary>The design of a plan as it is.</summary>
    /// <param name="plan">The plan with its accrual in subjects per time.</param>
    /// <param name="looks">The looks, rising in time and alpha.</param>
    /// <exception cref="DesignException">Looks are out of order.</exception>
    public static MaxComboDesign Of(TwoArmPlan plan, IReadOnlyList<MaxComboLook> looks)
    {
        Statistics statistics = Statistics.Of(plan, looks);
        double[] bounds = statistics.Solve(looks);
        ImmutableArray<double> power = [.. looks.Select((_, k) => 1 - statistics.Below(bounds, k + 1, 1))];
        return new MaxComboDesign([.. bounds], power, [.. statistics.Drifts], statistics.Correlation, statistics.Events, statistics.Subjects);
    }

    /// <summary>The size at which the last look's cumulative power is reached.</summary>
    /// <param name="plan">The plan: its accrual rates are relative.</param>
    /// <param name="looks">The looks.</param>
    /// <param name="power">Above the alpha of the last look.</param>
    public static SurvivalSampleSize Size(TwoArmPlan plan, IReadOnlyList<MaxComboLook> looks, double power = 0.9)
    {
        Statistics statistics = Statistics.Of(plan, looks);
        WeightedSampleSize.Check(looks[^1].CumulativeAlpha, power);
        if (!statistics.Drifts.Any(drift => drift > 0)) throw new DesignException("plan", "shows no benefit of the experimental arm", "hazards that give one");
        double[] bounds = statistics.Solve(looks);
        double Missed(double root) => statistics.Below(bounds, looks.Count, root) - (1 - power);
        double high = 1;
        while (Missed(high) > 0)
        {
            high *= 2;
            if (high > 1e4) throw new DesignException("power", $"of {DesignCheck.Text(power)} is not reached", "a larger effect or lower power");
        }

        double factor = Brent.Root(Missed, 0, high, 1e-10);
        factor *= factor;
        return new SurvivalSampleSize("MaxCombo", factor * statistics.Subjects, factor * statistics.Events[^1], looks[^1].Time, factor);
    }

    private sealed record Statistics(double[] Drifts, double[,] Correlation, int[] CountUpTo, ImmutableArray<double> Events, double Subjects)
    {
        public static Statistics Of(TwoArmPlan plan, IReadOnlyList<MaxComboLook> looks)
        {
            ArgumentNullException.ThrowIfNull(plan);
            ArgumentNullException.ThrowIfNull(looks);
            Check(looks);
            (MaxComboLook Look, EventWeight Weight)[] all = [.. looks.SelectMany(look => look.Weights.Select(weight => (look, weight)))];
            EventWeight[] weights = [.. all.Select(x => x.Weight)];
            WeightedScore[] scores = [.. looks.Select(look => WeightedScore.At([plan], look.Time, weights))];
            WeightedScore Of(int i) => scores[Array.FindIndex([.. looks], look => ReferenceEquals(look, all[i].Look))];
            double[,] correlation = new double[all.Length, all.Length];
            for (int i = 0; i < all.Length; i++)
            {
                for (int j = 0; j < all.Length; j++)
                {
                    // Events up to the earlier of the two looks are what the two scores share.
                    WeightedScore earlier = all[i].Look.Time <= all[j].Look.Time ? Of(i) : Of(j);
                    correlation[i, j] = i == j ? 1 : earlier.Covariance[i, j] / Math.Sqrt(Of(i).Covariance[i, i] * Of(j).Covariance[j, j]);
                }
            }

            int count = 0;
            return new Statistics(
                [.. all.Select((_, i) => Of(i).Drift(i))], correlation, [.. looks.Select(look => count += look.Weights.Count)], [.. scores.Select(s => s.Events)], scores[^1].Subjects);
        }

        public double[] Solve(IReadOnlyList<MaxComboLook> looks)
        {
            double[] bounds = new double[looks.Count];
            for (int k = 0; k < bounds.Length; k++)
            {
                int look = k;
                double Error(double bound)
                {
                    bounds[look] = bound;
                    return 1 - Below(bounds, look + 1, 0) - looks[look].CumulativeAlpha;
                }

                bounds[k] = Brent.Root(Error, Normal.UpperQuantile(looks[k].CumulativeAlpha) - 1e-3, 9, 1e-9);
            }

            return bounds;
        }

        // P(every statistic of the first looks stays below its bound) when the drifts are scaled by a root of the size.
        public double Below(double[] bounds, int looks, double root)
        {
            int n = CountUpTo[looks - 1];
            double[] lower = new double[n];
            double[] upper = new double[n];
            double[,] correlation = new double[n, n];
            int look = 0;
            for (int i = 0; i < n; i++)
            {
                while (i >= CountUpTo[look]) look++;
                lower[i] = double.NegativeInfinity;
                upper[i] = bounds[look] - (root * Drifts[i]);
                for (int j = 0; j < n; j++) correlation[i, j] = Correlation[i, j];
            }

            return MultivariateNormal.Rectangle(correlation, lower, upper);
        }

        private static void Check(IReadOnlyList<MaxComboLook> looks)
        {
            if (looks.Count == 0) throw new DesignException("looks", "are none", "one or more");
            for (int k = 0; k < looks.Count; k++)
            {
                if (k > 0 && !(looks[k].Time > looks[k - 1].Time)) throw new DesignException($"looks[{k}].time", $"is {DesignCheck.Text(looks[k].Time)}", "rising times");
                if (!(looks[k].CumulativeAlpha > (k == 0 ? 0 : looks[k - 1].CumulativeAlpha) && looks[k].CumulativeAlpha < 0.5))
                    throw new DesignException($"looks[{k}].alpha", $"is {DesignCheck.Text(looks[k].CumulativeAlpha)}", "rising, above 0, below 0.5");
            }

            if (looks.Sum(look => look.Weights.Count) > 6) throw new DesignException("looks", "have more than 6 statistics", "at most 6");
        }
    }
}
