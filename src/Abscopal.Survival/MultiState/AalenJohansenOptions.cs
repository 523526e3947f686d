namespace Abscopal.Survival;

/// <summary>How transition and state occupancy probabilities are made.</summary>
public sealed record AalenJohansenOptions
{
    /// <summary>The time at which the process is taken up, at least 0; events up to it are left out.</summary>
    /// <value>0 by default.</value>
    public double Start { get; init; }

    /// <summary>The conventions that nothing else decides.</summary>
    /// <value>R by default.</value>
    public ConventionProfile Profile { get; init; } = ConventionProfile.R;

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The scale on which limits of a probability are symmetric; null takes that of the profile.</summary>
    public ConfidenceIntervalType? IntervalType { get; init; }

    /// <summary>The variance.</summary>
    /// <value>The infinitesimal jackknife by default.</value>
    public OccupancyVariance Variance { get; init; } = OccupancyVariance.InfinitesimalJackknife;

    internal AalenJohansenConventions Resolve()
    {
        if (!(Level > 0 && Level < 1)) throw new SurvivalDataException($"the confidence level is {Level:R}; it must lie strictly between 0 and 1");
        if (!(Start >= 0 && double.IsFinite(Start))) throw new SurvivalDataException($"the start is {Start:R}; it must be a finite time of at least 0");
        return new AalenJohansenConventions(Profile.Name, Start, Level, IntervalType ?? Profile.IntervalType, Variance);
    }
}
