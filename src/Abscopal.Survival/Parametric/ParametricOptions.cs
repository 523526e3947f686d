namespace Abscopal.Survival;

/// <summary>Which parametric model is fitted, and at which level its limits are.</summary>
public sealed record ParametricOptions
{
    /// <summary>The family.</summary>
    /// <value>Weibull by default.</value>
    public ParametricDistribution Distribution { get; init; } = ParametricDistribution.Weibull;

    /// <summary>The covariates; none by default.</summary>
    public IReadOnlyList<ParametricCovariate> Covariates { get; init; } = [];

    /// <summary>The time at which each subject came under observation, (entry, exit]; null when all did at 0.</summary>
    public double[]? EntryTimes { get; init; }

    /// <summary>Where the hazard of the piecewise exponential model changes: positive, increasing times.</summary>
    public IReadOnlyList<double> CutPoints { get; init; } = [];

    /// <summary>The scale of the spline.</summary>
    public SplineScale Scale { get; init; } = SplineScale.Hazard;

    /// <summary>
    /// The internal knots of the spline, at equal quantiles (R's type 7) of the log times of the events; the boundary
    /// knots are the first and the last event.
    /// </summary>
    /// <value>1 by default; 0 gives the Weibull, log-logistic or log-normal model.</value>
    public int InternalKnots { get; init; } = 1;

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    internal void Check(int count)
    {
        if (!(Level > 0 && Level < 1)) throw new SurvivalDataException($"the confidence level is {Level:R}; it must lie strictly between 0 and 1");
        foreach (ParametricCovariate covariate in Covariates)
        {
            SurvivalDataException.ThrowIfUnequal(count, covariate.Values.Length, covariate.Name);
            int bad = Array.FindIndex(covariate.Values, v => !double.IsFinite(v));
            if (bad >= 0) throw new SurvivalDataException($"covariate '{covariate.Name}', row {bad + 1}: {covariate.Values[bad]:R} is not a finite number");
        }

        double last = 0;
        foreach (double cut in CutPoints)
        {
            if (!(cut > last && double.IsFinite(cut))) throw new SurvivalDataException($"cut point {cut:R} does not lie above {last:R}; cut points are positive and increase");
            last = cut;
        }

        if (InternalKnots < 0) throw new SurvivalDataException($"there are {InternalKnots} internal knots; at least 0 are needed");
    }
}
