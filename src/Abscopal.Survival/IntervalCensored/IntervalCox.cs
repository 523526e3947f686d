using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>Proportional hazards with interval-censored times, by maximum likelihood over all baselines.</summary>
/// <remarks>
/// EM over latent Poisson counts at the jumps: Zeng, Mao and Lin, Biometrika 103 (2016) 253-271, section 2 with fixed
/// covariates. Standard errors are the curvature of the profile log-likelihood (Murphy and van der Vaart, J. Am. Stat.
/// Assoc. 95 (2000) 449-465) by central differences.
/// </remarks>
public static class IntervalCox
{
    private const double DifferenceStep = 0.02;

    /// <summary>Fits the model.</summary>
    /// <param name="data">The intervals in which the events lie.</param>
    /// <param name="options">The covariates and level.</param>
    /// <exception cref="SurvivalDataException">There is no covariate or no finite interval, or a column is wrong.</exception>
    public static IntervalCoxFit Fit(IntervalCensoredData data, IntervalCoxOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Covariates.Count == 0) throw new SurvivalDataException("there is no covariate; at least one is needed");
        new ParametricOptions { Covariates = options.Covariates, Level = options.Level }.Check(data.Count);
        var steps = new IntervalCoxSteps(data, options.Covariates);
        int p = options.Covariates.Count;
        double[] beta = new double[p];
        double[] jumps = steps.StartingJumps();
        (double top, int iterations, bool converged) = steps.Climb(beta, jumps, options.MaximumIterations, fixedBeta: false);
        double[,]? covariance = PositiveDefinite.Inverse(Curvature(steps, beta, jumps, top, options.MaximumIterations));
        double z = Normal.UpperQuantile(0.5 * (1 - options.Level));
        ImmutableArray<Estimate> errors = [.. Enumerable.Range(0, p).Select(j => covariance is null ? Estimate.NotEstimable : Estimate.Of(Math.Sqrt(covariance[j, j])))];
        return new IntervalCoxFit(
            [.. options.Covariates.Select(c => c.Name)],
            [.. beta],
            errors,
            [.. errors.Select((e, j) => new Interval(e.Map(s => beta[j] - (z * s)), e.Map(s => beta[j] + (z * s))))],
            [.. steps.JumpTimes],
            [.. jumps],
            top,
            iterations,
            converged);
    }

    private static double[,] Curvature(IntervalCoxSteps steps, double[] beta, double[] jumps, double top, int maximum)
    {
        int p = beta.Length;
        double[] h = [.. Enumerable.Range(0, p).Select(j => DifferenceStep / steps.Spread(j))];
        double[,] information = new double[p, p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double second = i == j
                    ? (At(i, 1, j, 0) - (2 * top) + At(i, -1, j, 0)) / (h[i] * h[i])
                    : (At(i, 1, j, 1) - At(i, 1, j, -1) - At(i, -1, j, 1) + At(i, -1, j, -1)) / (4 * h[i] * h[j]);
                information[i, j] = information[j, i] = -second;
            }
        }

        return information;

        double At(int i, int signI, int j, int signJ)
        {
            double[] moved = [.. beta];
            moved[i] += signI * h[i];
            moved[j] += signJ * h[j];
            return steps.Climb(moved, [.. jumps], maximum, fixedBeta: true).LogLikelihood;
        }
    }
}
