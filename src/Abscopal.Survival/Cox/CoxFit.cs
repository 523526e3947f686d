using System.Collections.Immutable;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>A fitted Cox regression. Immutable.</summary>
public sealed partial class CoxFit
{
    private readonly SurvivalData _data;
    private readonly CoxDesign _design;
    private readonly double[] _beta;
    private readonly bool[] _infinite;
    private readonly double[,] _modelCovariance;
    private readonly double[,] _covariance;

    private CoxFit(SurvivalData data, CoxOptions options, PartialLikelihood likelihood, CoxStart start, CoxMaximizer maximizer, bool converged)
    {
        _data = data;
        _design = likelihood.Design;
        _beta = maximizer.Beta;
        _infinite = maximizer.Infinite;
        Options = options;
        NullLogLikelihood = start.LogLikelihood;
        LogLikelihood = likelihood.LogLikelihood;
        Iterations = maximizer.Iterations;
        bool[] unknown = [.. _infinite.Zip(maximizer.Undetermined, (a, b) => a || b)];
        bool invertible = TryInvertFinite(likelihood.Information, unknown, out _modelCovariance);
        bool monotone = Array.Exists(_infinite, i => i);
        Status = !converged || !invertible ? CoxStatus.NotConverged : monotone ? CoxStatus.MonotoneLikelihood : CoxStatus.Converged;
        IsRobust = options.Variance == CoxVariance.Robust || (options.Variance == CoxVariance.Automatic && data.WeightKind == Survival.WeightKind.Case);
        _covariance = IsRobust && invertible ? RobustMatrix() : _modelCovariance;
        LikelihoodRatioTest = Test(Estimate.Of(2 * (LogLikelihood - NullLogLikelihood)));
        ScoreTest = Test(start.ScoreStatistic);
        bool wald = Status == CoxStatus.Converged & Cholesky.TryQuadraticForm(_covariance, _beta, out double form);
        WaldTest = Test(wald ? Estimate.Of(form) : Estimate.NotEstimable);
        Coefficients = CoxCoefficients.Describe(this, likelihood, _infinite, maximizer.Undetermined);
    }

    /// <summary>The options that made the fit.</summary>
    public CoxOptions Options { get; }

    /// <summary>How the fit ended.</summary>
    public CoxStatus Status { get; }

    /// <summary>The coefficients, in the order of the covariates.</summary>
    public ImmutableArray<CoxCoefficient> Coefficients { get; }

    /// <summary>The rows given.</summary>
    public int Rows => _data.Count;

    /// <summary>The events, with their copies.</summary>
    public int Events => _design.Deaths.Sum();

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit => _data.Unit;

    /// <summary>The log-likelihood at coefficients of 0; penalised in Firth's regression.</summary>
    public double NullLogLikelihood { get; }

    /// <summary>The log-likelihood at the estimate, or its limit where a coefficient is infinite; penalised in Firth's regression.</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's criterion: twice the number of coefficients less twice <see cref="LogLikelihood"/>.</summary>
    public double Aic => (2 * _beta.Length) - (2 * LogLikelihood);

    /// <summary>Twice the gain of the log-likelihood over that at 0.</summary>
    public ChiSquaredTest LikelihoodRatioTest { get; }

    /// <summary>The quadratic form of the coefficients in the inverse of <see cref="Covariance"/>.</summary>
    public ChiSquaredTest WaldTest { get; }

    /// <summary>The quadratic form of the score at 0 in the inverse information there.</summary>
    public ChiSquaredTest ScoreTest { get; }

    /// <summary>The Newton steps taken.</summary>
    public int Iterations { get; }

    /// <summary>Whether <see cref="Covariance"/> and the standard errors are robust.</summary>
    public bool IsRobust { get; }

    /// <summary>The mean of each covariate over the rows at risk at some event.</summary>
    public ImmutableArray<double> Means => [.. _design.Means];

    internal CoxDesign Design => _design;

    internal ReadOnlySpan<double> Beta => _beta;

    /// <summary>The covariance of two coefficients; 0 where one is infinite.</summary>
    /// <param name="row">The index of a covariate.</param>
    /// <param name="column">The index of a covariate.</param>
    public double Covariance(int row, int column) => _covariance[row, column];

    /// <summary>The covariance of two coefficients from the information alone; 0 where one is infinite.</summary>
    /// <param name="row">The index of a covariate.</param>
    /// <param name="column">The index of a covariate.</param>
    public double ModelCovariance(int row, int column) => _modelCovariance[row, column];

    internal static CoxFit Create(SurvivalData data, CoxOptions options, PartialLikelihood likelihood)
    {
        double[] beta = new double[likelihood.Score.Length];
        likelihood.Evaluate(beta);
        CoxRegression.ThrowIfCollinear(likelihood);
        var start = new CoxStart(likelihood.LogLikelihood, Cholesky.TryQuadraticForm(likelihood.Information, likelihood.Score, out double score) ? Estimate.Of(score) : Estimate.NotEstimable);
        var maximizer = new CoxMaximizer(likelihood, options, beta) { SeeksInfinite = !options.Firth };
        bool converged = maximizer.Run(evaluated: true);
        return new CoxFit(data, options, likelihood, start, maximizer, converged);
    }

    private static bool TryInvertFinite(double[,] information, bool[] unknown, out double[,] inverse)
    {
        int[] finite = [.. Enumerable.Range(0, unknown.Length).Where(j => !unknown[j])];
        double[,] part = new double[finite.Length, finite.Length];
        inverse = new double[unknown.Length, unknown.Length];
        for (int j = 0; j < finite.Length; j++)
        {
            for (int k = 0; k < finite.Length; k++) part[j, k] = information[finite[j], finite[k]];
        }

        if (!InformationInverse.TryInvert(part, out double[,] inverted, out _)) return false;
        for (int j = 0; j < finite.Length; j++)
        {
            for (int k = 0; k < finite.Length; k++) inverse[finite[j], finite[k]] = inverted[j, k];
        }

        return true;
    }

    private ChiSquaredTest Test(Estimate statistic) => new(statistic, _beta.Length);

    private readonly record struct CoxStart(double LogLikelihood, Estimate ScoreStatistic);
}
