using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;

namespace Abscopal.Trials.OneArm;

/// <summary>The one-sample log-rank test against a reference hazard, for a benefit: fewer events than expected.</summary>
/// <param name="Observed">Events observed.</param>
/// <param name="Expected">The reference cumulative hazards at the follow-up times, summed.</param>
/// <param name="Variance">Which variance.</param>
/// <param name="Z">(E - O) / sqrt(variance); 0 when the variance is 0.</param>
/// <param name="PValue">One-sided.</param>
/// <remarks>
/// Source: Breslow, Applied Statistics 24 (1975) 303-316 (variance E); Wu, Pharmaceutical Statistics 14 (2015) 26-33 and
/// Journal of Biopharmaceutical Statistics 24 (2014) 766-782 (variance (O + E) / 2). The reference is taken as known: its own uncertainty
/// raises the true level (Danzer, Feld, Faldum and Schmidt).
/// </remarks>
public sealed record OneSampleLogRank(int Observed, double Expected, OneSampleVariance Variance, double Z, double PValue)
{
    private const uint Purpose = 30;

    /// <summary>The test of observed data.</summary>
    /// <param name="times">Follow-up times.</param>
    /// <param name="isEvent">Whether each ended with the event.</param>
    /// <param name="reference">The hazard of the historical control.</param>
    /// <param name="variance">Which variance.</param>
    public static OneSampleLogRank Test(ReadOnlySpan<double> times, ReadOnlySpan<bool> isEvent, PiecewiseRate reference, OneSampleVariance variance)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (times.Length == 0 || times.Length != isEvent.Length) throw new DesignException("times", $"{times.Length} with {isEvent.Length} statuses", "as many, at least 1");
        int observed = 0;
        double expected = 0;
        for (int i = 0; i < times.Length; i++)
        {
            DesignCheck.NotNegative(times[i], $"times[{i}]");
            observed += isEvent[i] ? 1 : 0;
            expected += reference.Cumulative(times[i]);
        }

        double z = Statistic(observed, expected, variance);
        return new OneSampleLogRank(observed, expected, variance, z, Normal.UpperTail(z));
    }

    /// <summary>The true rejection probability of a trial, by simulation.</summary>
    /// <param name="plan">The trial; <see cref="OneArmPlan.Hazard"/> equal to the reference gives the level.</param>
    /// <param name="subjects">Subjects.</param>
    /// <param name="alpha">The nominal one-sided level.</param>
    /// <param name="variance">Which variance.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="seed">The seed; subject s of trial t draws from stream (purpose 30, t, s).</param>
    /// <returns>The share of trials that rejected, and its Monte-Carlo standard error.</returns>
    public static (double Probability, double StandardError) Simulate(
        OneArmPlan plan, int subjects, double alpha, OneSampleVariance variance, int trials, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        DesignCheck.Probability(alpha, "alpha");
        if (subjects < 1 || trials < 1) throw new DesignException("subjects, trials", $"are {subjects} and {trials}", "1 or more");
        double critical = Normal.UpperQuantile(alpha);
        long rejected = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            int observed = 0;
            double expected = 0;
            for (int i = 0; i < subjects; i++)
            {
                var stream = new RandomStream(seed, new StreamAddress(Purpose, (uint)trial, (uint)i));
                double followUp = plan.FollowUp + (plan.Accrual * stream.NextUniform());
                double time = plan.Hazard.Inverse(stream.NextExponential());
                observed += time <= followUp ? 1 : 0;
                expected += plan.Reference.Cumulative(Math.Min(time, followUp));
            }

            rejected += Statistic(observed, expected, variance) >= critical ? 1 : 0;
        }

        double share = (double)rejected / trials;
        return (share, Math.Sqrt(share * (1 - share) / trials));
    }

    internal static double Statistic(int observed, double expected, OneSampleVariance variance)
    {
        double v = variance switch
        {
            OneSampleVariance.Expected => expected,
            OneSampleVariance.Observed => observed,
            _ => 0.5 * (observed + expected),
        };
        // Without a single event the observed variance is 0 and every expected event speaks for the treatment.
        return v > 0 ? (expected - observed) / Math.Sqrt(v) : expected > 0 ? double.MaxValue : 0;
    }
}
