namespace Abscopal.Survival;

/// <summary>How cumulative incidences, their limits and their quantiles are made.</summary>
public sealed record CumulativeIncidenceOptions
{
    /// <summary>The conventions that nothing else decides.</summary>
    /// <value>R by default.</value>
    public ConventionProfile Profile { get; init; } = ConventionProfile.R;

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The scale on which limits of an incidence F are symmetric; null takes that of the profile.</summary>
    /// <remarks>The log-log scale is log(-log F), as in R's <c>survfit</c>.</remarks>
    public ConfidenceIntervalType? IntervalType { get; init; }

    /// <summary>The variance.</summary>
    /// <value>The infinitesimal jackknife by default.</value>
    public IncidenceVariance Variance { get; init; } = IncidenceVariance.InfinitesimalJackknife;

    /// <summary>What a quantile is on a plateau; null takes the rule of the profile.</summary>
    public PlateauRule? Plateau { get; init; }

    internal CumulativeIncidenceConventions Resolve()
    {
        if (!(Level > 0 && Level < 1)) throw new SurvivalDataException($"the confidence level is {Level:R}; it must lie strictly between 0 and 1");
        return new CumulativeIncidenceConventions(Profile.Name, Level, IntervalType ?? Profile.IntervalType, Variance, Plateau ?? Profile.Plateau);
    }
}
