using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>A fitted regression of the subdistribution hazard.</summary>
public sealed record FineGrayFit
{
    private readonly double[] _beta;
    private readonly double[] _means;
    private readonly double[] _times;
    private readonly double[] _centredHazard;
    private readonly double[,] _covariance;
    private readonly double[,] _modelCovariance;

    internal FineGrayFit(
        CompetingRisksData data,
        FineGrayOptions options,
        FineGrayDesign design,
        FineGrayLikelihood likelihood,
        string[] names,
        double[] beta,
        bool[] infinite,
        double nullLogLikelihood,
        int iterations,
        bool converged)
    {
        Options = options;
        CauseLabel = data.CauseLabels[options.Cause - 1];
        Unit = data.Unit;
        Subjects = data.Count;
        foreach (int d in design.Events) Events += d;
        LogLikelihood = likelihood.LogLikelihood;
        NullLogLikelihood = nullLogLikelihood;
        Iterations = iterations;
        _beta = beta;
        _means = design.Means;
        _times = Array.ConvertAll(design.EventRanks, r => data.Sample.DistinctTimes[r]);
        _centredHazard = [.. likelihood.Hazard];
        bool known = InformationInverse.TryInvert(likelihood.Information, out _modelCovariance, out _) && !infinite.Contains(true);
        Converged = converged && known;
        _covariance = known ? Sandwich(_modelCovariance, FineGrayVariance.Middle(design, likelihood, options.CensoringTies)) : new double[beta.Length, beta.Length];
        Coefficients = Describe(names, infinite, known);
        Wald = known && Cholesky.TryQuadraticForm(_covariance, beta, out double form) ? Estimate.Of(form) : Estimate.NotEstimable;
    }

    /// <summary>The options that made the fit: cause, level and conventions.</summary>
    public FineGrayOptions Options { get; }

    /// <summary>The name of the cause.</summary>
    public string CauseLabel { get; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>The number of subjects.</summary>
    public int Subjects { get; }

    /// <summary>The number of events of the cause.</summary>
    public int Events { get; }

    /// <summary>The coefficients, in the order of the covariates.</summary>
    public ImmutableArray<FineGrayCoefficient> Coefficients { get; }

    /// <summary>The log pseudo-likelihood at the estimate.</summary>
    public double LogLikelihood { get; }

    /// <summary>The log pseudo-likelihood without covariates.</summary>
    public double NullLogLikelihood { get; }

    /// <summary>Wald's chi-squared of all coefficients, with the robust covariance.</summary>
    public Estimate Wald { get; }

    /// <summary>The degrees of freedom of <see cref="Wald"/>.</summary>
    public int DegreesOfFreedom => _beta.Length;

    /// <summary>The p-value of <see cref="Wald"/>.</summary>
    public Estimate WaldPValue => Wald.Map(x => ChiSquared.UpperTail(x, DegreesOfFreedom));

    /// <summary>The Newton steps taken.</summary>
    public int Iterations { get; }

    /// <summary>Whether the maximum was found and all coefficients are finite.</summary>
    public bool Converged { get; }

    /// <summary>The times of the events of the cause, increasing.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The robust covariance of two coefficients; 0 where a coefficient is infinite.</summary>
    /// <param name="row">The index of a covariate.</param>
    /// <param name="column">The index of a covariate.</param>
    public double Covariance(int row, int column) => _covariance[row, column];

    /// <summary>The covariance of two coefficients from the information alone, as if the weights were known and the likelihood true.</summary>
    /// <param name="row">The index of a covariate.</param>
    /// <param name="column">The index of a covariate.</param>
    public double ModelCovariance(int row, int column) => _modelCovariance[row, column];

    /// <summary>The cumulative incidence of a subject with given covariates.</summary>
    /// <param name="covariates">The covariates, in the order of the coefficients.</param>
    /// <remarks>1 - exp(-L0(t) exp(beta'z)), with the Breslow-type baseline L0.</remarks>
    /// <exception cref="SurvivalDataException">There are more or fewer covariates than coefficients.</exception>
    public PredictedIncidence Predict(params ReadOnlySpan<double> covariates)
    {
        if (covariates.Length != _beta.Length) throw new SurvivalDataException($"{covariates.Length} covariates were given; the fit has {_beta.Length}");
        double linear = 0;
        for (int j = 0; j < _beta.Length; j++) linear += _beta[j] * (covariates[j] - _means[j]);
        double relative = ElementaryMath.Exp(linear);
        double[] incidence = new double[_times.Length];
        double hazard = 0;
        for (int i = 0; i < incidence.Length; i++)
        {
            hazard += _centredHazard[i] * relative;
            incidence[i] = 1 - ElementaryMath.Exp(-hazard);
        }

        return new PredictedIncidence(_times, incidence);
    }

    /// <summary>The increments of the baseline subdistribution hazard, at covariates of 0, at <see cref="Times"/>.</summary>
    public double[] BaselineIncrements()
    {
        double shift = 0;
        for (int j = 0; j < _beta.Length; j++) shift -= _beta[j] * _means[j];
        double relative = ElementaryMath.Exp(shift);
        return Array.ConvertAll(_centredHazard, h => h * relative);
    }

    private static double[,] Sandwich(double[,] bread, double[,] middle)
    {
        int p = bread.GetLength(0);
        double[,] half = Multiply(bread, middle, p);
        return Multiply(half, bread, p);
    }

    private static double[,] Multiply(double[,] left, double[,] right, int p)
    {
        double[,] product = new double[p, p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                for (int k = 0; k < p; k++) product[i, j] += left[i, k] * right[k, j];
            }
        }

        return product;
    }

    private ImmutableArray<FineGrayCoefficient> Describe(string[] names, bool[] infinite, bool known)
    {
        double z = Normal.UpperQuantile(0.5 * (1 - Options.Level));
        var coefficients = ImmutableArray.CreateBuilder<FineGrayCoefficient>(names.Length);
        Estimate none = Estimate.NotEstimable;
        for (int j = 0; j < names.Length; j++)
        {
            double beta = _beta[j];
            if (!known)
            {
                Estimate value = infinite[j] ? Estimate.Infinite : Estimate.Of(beta);
                // Minus infinity is a ratio of 0, which is a number.
                Estimate ratio = !infinite[j] ? Estimate.Of(ElementaryMath.Exp(beta)) : beta > 0 ? Estimate.Infinite : Estimate.Of(0);
                coefficients.Add(new FineGrayCoefficient(names[j], value, none, new Interval(none, none), ratio, new Interval(none, none), none));
                continue;
            }

            double se = Math.Sqrt(_covariance[j, j]);
            double low = beta - (z * se);
            double high = beta + (z * se);
            coefficients.Add(new FineGrayCoefficient(
                names[j],
                Estimate.Of(beta),
                Estimate.Of(se),
                new Interval(Estimate.Of(low), Estimate.Of(high)),
                Estimate.Of(ElementaryMath.Exp(beta)),
                new Interval(Estimate.Of(ElementaryMath.Exp(low)), Estimate.Of(ElementaryMath.Exp(high))),
                se > 0 ? Estimate.Of(2 * Normal.UpperTail(Math.Abs(beta / se))) : none));
        }

        return coefficients.MoveToImmutable();
    }
}
