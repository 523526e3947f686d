using Abscopal.Numerics.Distributions;
using Abscopal.Survival;

namespace Abscopal.Evidence.Pooling;

/// <summary>Pools trials that estimate different, exchangeable values.</summary>
public static class RandomEffects
{
    /// <summary>Pools trials.</summary>
    /// <param name="trials">At least one, all on one scale.</param>
    /// <param name="options">Level, estimator and rule of the limits.</param>
    /// <exception cref="EvidenceInputException">There is no trial, scales differ, or a number is out of range.</exception>
    public static RandomEffectsResult Pool(IReadOnlyList<TrialEstimate> trials, RandomEffectsOptions? options = null)
    {
        options ??= new RandomEffectsOptions();
        EvidenceInputException.ThrowIfNotLevel(options.Level);
        TrialColumns columns = TrialColumns.Of(trials);
        int k = trials.Count;
        double tauSquared = k == 1 ? 0 : BetweenVariance.Estimate(columns, options.Estimator);
        (double mean, double precision) = columns.Mean(tauSquared);
        double variance = 1 / precision;
        double scale = k == 1 ? 1 : columns.GeneralisedQ(tauSquared) / (k - 1);
        if (options.Limits == PooledLimits.HartungKnappModified) scale = Math.Max(1, scale);
        double error = Math.Sqrt(options.Limits == PooledLimits.Normal ? variance : scale * variance);
        double tail = 0.5 * (1 - options.Level);
        bool needsDegrees = options.Limits != PooledLimits.Normal;
        return new RandomEffectsResult
        {
            Options = options,
            Scale = trials[0].Scale,
            Trials = [.. trials],
            Weights = [.. columns.Variances.Select(v => 1 / ((v + tauSquared) * precision))],
            Mean = Estimate.Of(mean),
            StandardError = Estimate.Of(error),
            Limits = needsDegrees && k == 1
                ? None
                : Around(mean, error * (needsDegrees ? StudentT.UpperQuantile(tail, k - 1) : Normal.UpperQuantile(tail))),
            PredictionLimits = k < 3 ? None : Around(mean, StudentT.UpperQuantile(tail, k - 2) * Math.Sqrt(tauSquared + (error * error))),
            Heterogeneity = Describe(columns, tauSquared, options.Level),
        };
    }

    private static Interval None { get; } = new(Estimate.NotEstimable, Estimate.NotEstimable);

    private static Interval Around(double middle, double width) => new(Estimate.Of(middle - width), Estimate.Of(middle + width));

    private static Heterogeneity Describe(TrialColumns columns, double tauSquared, double level)
    {
        int k = columns.Count;
        if (k == 1) return new Heterogeneity(Estimate.NotEstimable, 0, Estimate.NotEstimable, Estimate.NotEstimable, None, Estimate.NotEstimable, None);
        double q = columns.GeneralisedQ(0);
        (double lower, double upper) = BetweenVariance.Limits(columns, level);
        double typical = columns.TypicalVariance();
        double Share(double t) => t / (t + typical);
        return new Heterogeneity(
            Estimate.Of(q),
            k - 1,
            Estimate.Of(ChiSquared.UpperTail(q, k - 1)),
            Estimate.Of(Math.Sqrt(tauSquared)),
            new Interval(Estimate.Of(Math.Sqrt(lower)), Estimate.Of(Math.Sqrt(upper))),
            Estimate.Of(Share(tauSquared)),
            new Interval(Estimate.Of(Share(lower)), Estimate.Of(Share(upper))));
    }
}
