using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Optimisation;

namespace Abscopal.Survival;

/// <summary>A fitted parametric model.</summary>
/// <remarks>
/// Limits come from the delta method on the observed information, symmetric on a stated scale: log(-log) for survival,
/// log for hazards and quantiles, identity for restricted means.
/// </remarks>
public sealed record ParametricFit
{
    private readonly ParametricPredictor _predictor;
    private readonly double[,]? _covariance;

    internal ParametricFit(SurvivalFamily family, ParametricOptions options, MaximisationResult best, ParametricStatus status, double[,]? covariance)
    {
        _covariance = covariance;
        Options = options;
        Status = status;
        Iterations = best.Iterations;
        Coefficients = [.. best.Point];
        CoefficientNames = [.. family.ParameterNames];
        LogLikelihood = best.Value;
        _predictor = new ParametricPredictor(family, best.Point, covariance, Normal.UpperQuantile(0.5 * (1 - options.Level)));
    }

    /// <summary>What was asked for.</summary>
    public ParametricOptions Options { get; }

    /// <summary>Whether a maximum was found.</summary>
    public ParametricStatus Status { get; }

    /// <summary>The steps of Newton's method.</summary>
    public int Iterations { get; }

    /// <summary>The parameters, on the scale that their names say.</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>
    /// The names: <c>(Intercept)</c>, covariates and <c>Log(scale)</c> on log time as in R's survreg; <c>mu</c>,
    /// <c>log(sigma)</c>, <c>Q</c>; <c>log(rate)</c>, <c>shape</c>; <c>gamma0</c> and on; <c>log(hazard k)</c>;
    /// <c>logit(cured)</c>.
    /// </summary>
    public ImmutableArray<string> CoefficientNames { get; }

    /// <summary>The maximum of the log-likelihood of the times (not of their logarithms).</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's criterion: -2 log L + 2 parameters.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * Coefficients.Length);

    /// <summary>Schwarz's criterion: -2 log L + log(subjects) parameters.</summary>
    public double Bic => (-2 * LogLikelihood) + (Math.Log(Subjects) * Coefficients.Length);

    /// <summary>The number of subjects.</summary>
    public int Subjects { get; internal init; }

    /// <summary>The number of subjects whose event was seen or lies in a finite interval.</summary>
    public int Events { get; internal init; }

    /// <summary>The last time at which anyone was observed; estimates that reach beyond are extrapolated.</summary>
    public double LastObservation { get; internal init; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; internal init; }

    /// <summary>The scale sigma of a family that has one; 1 for the exponential.</summary>
    public Estimate Scale => Options.Distribution switch
    {
        ParametricDistribution.Exponential or ParametricDistribution.ExponentialCure => Estimate.Of(1),
        ParametricDistribution.Weibull or ParametricDistribution.LogNormal or ParametricDistribution.LogLogistic => Estimate.Of(Math.Exp(Coefficients[^1])),
        ParametricDistribution.GeneralisedGamma or ParametricDistribution.WeibullCure => Estimate.Of(Math.Exp(Coefficients[^2])),
        _ => Estimate.Missing,
    };

    /// <summary>The cured fraction of a cure model.</summary>
    public Estimate CuredFraction => Options.Distribution is ParametricDistribution.ExponentialCure or ParametricDistribution.WeibullCure
        ? Estimate.Of(1 / (1 + Math.Exp(-Coefficients[^1])))
        : Estimate.Missing;

    /// <summary>The covariance of two coefficients; not estimable when the model did not converge.</summary>
    /// <param name="row">The index of a coefficient.</param>
    /// <param name="column">The index of a coefficient.</param>
    public Estimate Covariance(int row, int column) => _covariance is null ? Estimate.NotEstimable : Estimate.Of(_covariance[row, column]);

    /// <summary>The standard error of a coefficient.</summary>
    /// <param name="index">The index of a coefficient.</param>
    public Estimate StandardError(int index) => Covariance(index, index).Map(Math.Sqrt);

    /// <summary>The survival probability at a time; limits on the log(-log) scale.</summary>
    /// <param name="time">A time of at least 0.</param>
    /// <param name="covariates">The subject's covariates in the order of the options; none when the model has none.</param>
    public ParametricEstimate Survival(double time, params ReadOnlySpan<double> covariates)
    {
        CheckTime(time);
        return _predictor.Survival(time, Checked(covariates), time > LastObservation);
    }

    /// <summary>The hazard at a time; limits on the log scale.</summary>
    /// <param name="time">A positive time.</param>
    /// <param name="covariates">The subject's covariates in the order of the options.</param>
    public ParametricEstimate Hazard(double time, params ReadOnlySpan<double> covariates)
    {
        CheckTime(time);
        ArgumentOutOfRangeException.ThrowIfZero(time);
        return _predictor.Hazard(time, Checked(covariates), time > LastObservation);
    }

    /// <summary>The time by which the event has happened with a probability; limits on the log scale.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    /// <param name="covariates">The subject's covariates in the order of the options.</param>
    /// <remarks>Infinite where the model says that the event never becomes so probable.</remarks>
    public ParametricEstimate Quantile(double probability, params ReadOnlySpan<double> covariates)
    {
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "must lie strictly between 0 and 1");
        return _predictor.Quantile(probability, Checked(covariates), LastObservation);
    }

    /// <summary>The mean time up to a limit, the area under the survival curve; limits on the identity scale.</summary>
    /// <param name="tau">The limit, positive.</param>
    /// <param name="covariates">The subject's covariates in the order of the options.</param>
    public ParametricEstimate RestrictedMean(double tau, params ReadOnlySpan<double> covariates)
    {
        CheckTime(tau);
        return _predictor.RestrictedMean(tau, Checked(covariates), tau > LastObservation);
    }

    private static void CheckTime(double time)
    {
        if (!(time >= 0 && double.IsFinite(time))) throw new ArgumentOutOfRangeException(nameof(time), time, "must be a finite number of at least 0");
    }

    private double[] Checked(ReadOnlySpan<double> covariates)
    {
        if (covariates.Length != Options.Covariates.Count)
            throw new ArgumentException($"{covariates.Length} covariates are given; the model has {Options.Covariates.Count}", nameof(covariates));
        return covariates.ToArray();
    }
}
