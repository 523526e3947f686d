using Abscopal.Numerics.LinearAlgebra;
using Abscopal.Numerics.Optimisation;

namespace Abscopal.Survival;

/// <summary>Parametric survival models by maximum likelihood.</summary>
/// <remarks>
/// Newton's method on exact first and second derivatives; the covariance matrix is the inverse of the observed
/// information. Families and their sources: <see cref="ParametricDistribution"/>.
/// </remarks>
public static class ParametricModel
{
    /// <summary>Fits a model to right-censored, possibly left-truncated data.</summary>
    /// <param name="data">The sample, whatever its groups.</param>
    /// <param name="options">The family, covariates and level; Weibull at 95% when left out.</param>
    /// <exception cref="SurvivalDataException">There are no events, an event is at time 0, or a column is wrong.</exception>
    public static ParametricFit Fit(SurvivalData data, ParametricOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new ParametricOptions();
        return Fit(ObservedTimes.From(data, options), options, data.Unit);
    }

    /// <summary>Fits a model of its own to every group.</summary>
    /// <param name="data">A sample with groups.</param>
    /// <param name="options">The family, covariates and level; Weibull at 95% when left out.</param>
    /// <returns>The fits in the order of the groups.</returns>
    /// <exception cref="SurvivalDataException">A group has no events, an event is at time 0, or a column is wrong.</exception>
    public static ParametricFit[] FitByGroup(SurvivalData data, ParametricOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new ParametricOptions();
        ObservedTimes times = ObservedTimes.From(data, options);
        var fits = new ParametricFit[data.GroupLabels.Length];
        for (int g = 0; g < fits.Length; g++) fits[g] = Fit(times.Of(g, data.Groups), options, data.Unit);
        return fits;
    }

    /// <summary>Fits a model to interval-censored data.</summary>
    /// <param name="data">The intervals in which the events lie.</param>
    /// <param name="options">The family, covariates and level; Weibull at 95% when left out.</param>
    /// <exception cref="SurvivalDataException">No interval is finite, an event is at time 0, or a column is wrong.</exception>
    public static ParametricFit Fit(IntervalCensoredData data, ParametricOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new ParametricOptions();
        return Fit(ObservedTimes.Create([.. data.Lower], [.. data.Upper], options), options, data.Unit);
    }

    internal static (MaximisationResult Best, SurvivalFamily Family) Maximise(ParametricOptions options, ObservedTimes times)
    {
        SurvivalFamily family = ParametricStart.CreateFamily(options, times);
        var likelihood = new ParametricLikelihood(family, times);
        MaximisationResult? best = null;
        foreach (double[] start in ParametricStart.Starts(options, times))
        {
            MaximisationResult found = NewtonMaximiser.Maximise(likelihood.Evaluate, start);
            if (best is null || found.Value > best.Value + (best.Status == MaximisationStatus.Converged ? 1e-9 : -1e-7)) best = found;
        }

        return (best!, family);
    }

    private static ParametricFit Fit(ObservedTimes times, ParametricOptions options, TimeUnit unit)
    {
        (MaximisationResult best, SurvivalFamily family) = Maximise(options, times);
        int n = best.Point.Length;
        double[,] information = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) information[i, j] = -best.Hessian[i, j];
        }

        double[,]? covariance = PositiveDefinite.Inverse(information);
        ParametricStatus status = best.Status switch
        {
            MaximisationStatus.Converged when covariance is not null => ParametricStatus.Converged,
            MaximisationStatus.IterationLimit => ParametricStatus.IterationLimit,
            _ => ParametricStatus.NotIdentified,
        };
        double last = times.Lower.Concat(times.Upper.Where(double.IsFinite)).Max();
        return new ParametricFit(family, options, best, status, status == ParametricStatus.Converged ? covariance : null)
        {
            Subjects = times.Count,
            Events = times.Upper.Count(double.IsFinite),
            LastObservation = last,
            Unit = unit,
        };
    }
}
