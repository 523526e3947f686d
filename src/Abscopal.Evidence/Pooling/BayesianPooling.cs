using Abscopal.Numerics.Quadrature;
using Abscopal.Survival;

namespace Abscopal.Evidence.Pooling;

/// <summary>Pools trials under a half-normal prior on the standard deviation between them, by quadrature.</summary>
/// <remarks>
/// Given tau everything is normal (Gelman et al., 'Bayesian Data Analysis', 3rd ed., formulas 5.20 and 5.21), so one
/// integral over tau remains: composite Gauss-Legendre on 0 to 9 prior scales, beyond which the prior has mass 2e-19.
/// Half-normal scales: Friede, Roever, Wandel and Neuenschwander, Res. Synth. Methods 8 (2017) 79-91.
/// </remarks>
public static class BayesianPooling
{
    private const int Panels = 24;
    private const int PointsEach = 12;
    private const double PriorScales = 9;

    /// <summary>Pools trials.</summary>
    /// <param name="trials">At least one, all on one scale.</param>
    /// <param name="options">Level and priors.</param>
    /// <exception cref="EvidenceInputException">There is no trial, scales differ, or a number is out of range.</exception>
    public static BayesianPoolingResult Pool(IReadOnlyList<TrialEstimate> trials, BayesianPoolingOptions? options = null)
    {
        options ??= new BayesianPoolingOptions();
        EvidenceInputException.ThrowIfNotLevel(options.Level);
        EvidenceInputException.ThrowIfNotPositive(options.TauScale, "the scale of the prior on tau");
        if (options.MeanPriorDeviation is { } deviation) EvidenceInputException.ThrowIfNotPositive(deviation, "the deviation of the prior on the mean");
        TrialColumns columns = TrialColumns.Of(trials);
        (double[] taus, double[] weights) = Posterior(columns, options);
        var mean = new NormalComponent[taus.Length];
        var next = new NormalComponent[taus.Length];
        double tauMean = 0;
        for (int i = 0; i < taus.Length; i++)
        {
            (double m, double precision) = MeanGiven(columns, options, taus[i] * taus[i]);
            mean[i] = new NormalComponent(weights[i], m, 1 / Math.Sqrt(precision));
            next[i] = new NormalComponent(weights[i], m, Math.Sqrt((1 / precision) + (taus[i] * taus[i])));
            tauMean += weights[i] * taus[i];
        }

        var posterior = new NormalMixture(mean.Where(c => c.Weight > 0));
        var predictive = new NormalMixture(next.Where(c => c.Weight > 0));
        double tail = 0.5 * (1 - options.Level);
        Interval Limits(Func<double, double> quantile) => new(Estimate.Of(quantile(tail)), Estimate.Of(quantile(1 - tail)));
        double TauQuantile(double p) => Quantile(columns, options, p);
        return new BayesianPoolingResult
        {
            Options = options,
            Scale = trials[0].Scale,
            Trials = [.. trials],
            Mean = posterior,
            Next = predictive,
            Limits = Limits(posterior.Quantile),
            PredictionLimits = Limits(predictive.Quantile),
            TauMean = tauMean,
            TauMedian = TauQuantile(0.5),
            TauLimits = Limits(TauQuantile),
        };
    }

    // Panels widen as squares: the posterior of tau is sharp near 0 and long to the right.
    private static double Edge(BayesianPoolingOptions options, int panel)
    {
        double share = (double)panel / Panels;
        return PriorScales * options.TauScale * share * share;
    }

    private static (double[] Taus, double[] Weights) Posterior(TrialColumns columns, BayesianPoolingOptions options)
    {
        var rule = GaussLegendre.OfPoints(PointsEach);
        double[] taus = new double[Panels * PointsEach];
        double[] weights = new double[taus.Length];
        double[] logs = new double[taus.Length];
        for (int i = 0; i < taus.Length; i++)
        {
            double from = Edge(options, i / PointsEach);
            double to = Edge(options, (i / PointsEach) + 1);
            taus[i] = (0.5 * (from + to)) + (0.5 * (to - from) * rule.Nodes[i % PointsEach]);
            weights[i] = 0.5 * (to - from) * rule.Weights[i % PointsEach];
            logs[i] = LogPosterior(columns, options, taus[i]);
        }

        double most = logs.Max();
        double sum = 0;
        for (int i = 0; i < taus.Length; i++) sum += weights[i] *= Math.Exp(logs[i] - most);
        for (int i = 0; i < taus.Length; i++) weights[i] /= sum;
        return (taus, weights);
    }

    private static double Quantile(TrialColumns columns, BayesianPoolingOptions options, double p)
    {
        (_, double[] weights) = Posterior(columns, options);
        var rule = GaussLegendre.OfPoints(PointsEach);
        double below = 0;
        int panel = 0;
        double Mass(int k) => weights.AsSpan(k * PointsEach, PointsEach).ToArray().Sum();
        while (panel < Panels - 1 && below + Mass(panel) < p) below += Mass(panel++);
        double low = Edge(options, panel);
        double high = Edge(options, panel + 1);
        double top = LogPosterior(columns, options, 0.5 * (low + high));
        double Integral(double to) => rule.Integrate(t => Math.Exp(LogPosterior(columns, options, t) - top), Edge(options, panel), to);
        double whole = Integral(high);
        double share = (p - below) / Mass(panel);
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            if (Integral(middle) < share * whole) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }

    private static (double Mean, double Precision) MeanGiven(TrialColumns columns, BayesianPoolingOptions options, double tauSquared)
    {
        (double mean, double precision) = columns.Mean(tauSquared);
        if (options.MeanPriorDeviation is not { } deviation) return (mean, precision);
        double prior = 1 / (deviation * deviation);
        return (((precision * mean) + (prior * options.MeanPriorMean)) / (precision + prior), precision + prior);
    }

    private static double LogPosterior(TrialColumns columns, BayesianPoolingOptions options, double tau)
    {
        double tauSquared = tau * tau;
        (double mean, double precision) = columns.Mean(tauSquared);
        double sum = columns.GeneralisedQ(tauSquared) + (tauSquared / (options.TauScale * options.TauScale));
        foreach (double v in columns.Variances) sum += Math.Log(v + tauSquared);
        if (options.MeanPriorDeviation is not { } deviation) return -0.5 * (sum + Math.Log(precision));
        double spread = (1 / precision) + (deviation * deviation);
        double distance = mean - options.MeanPriorMean;
        return -0.5 * (sum + Math.Log(precision) + Math.Log(spread) + (distance * distance / spread));
    }
}
