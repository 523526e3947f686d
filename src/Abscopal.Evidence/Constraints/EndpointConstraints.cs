using System.Collections.Immutable;

namespace Abscopal.Evidence.Constraints;

/// <summary>What the print says of one endpoint in one arm, as conditions on whole days.</summary>
public sealed record EndpointConstraints
{
    /// <summary>The endpoint: PFS, OS and so on.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The number of subjects.</summary>
    public required int Subjects { get; init; }

    /// <summary>The number of events.</summary>
    public required int Events { get; init; }

    /// <summary>Quantiles of the time to event.</summary>
    public ImmutableArray<QuantileConstraint> Quantiles { get; init; } = [];

    /// <summary>The median of the reverse Kaplan-Meier curve.</summary>
    public QuantileConstraint? FollowUp { get; init; }

    /// <summary>Survival at landmarks, by increasing time.</summary>
    public ImmutableArray<LandmarkConstraint> Landmarks { get; init; } = [];

    /// <summary>The days on which an event can fall.</summary>
    public required DayWindow EventDays { get; init; }

    /// <summary>The days on which a censoring can fall.</summary>
    public required DayWindow CensoringDays { get; init; }

    /// <summary>How many of the censored were seen on or after <see cref="LateDay"/>, at least: those still on treatment.</summary>
    public int LateCensored { get; init; }

    /// <summary>The day from which <see cref="LateCensored"/> of the censored were seen.</summary>
    public int LateDay { get; init; }
}
