using System.Collections.Immutable;
using Abscopal.Evidence.Cohorts;

namespace Abscopal.Evidence.Bounds;

/// <summary>What the printed facts of one endpoint prove of figures that were not printed.</summary>
public sealed record EndpointBounds
{
    /// <summary>The key of the arm.</summary>
    public required string Arm { get; init; }

    /// <summary>The endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>
    /// Found where figures are bounded (which does not say that a cohort exists, unless the bounds are sharp); a
    /// contradiction where it is proved that no cohort meets the facts; undecided where the arm is too large.
    /// </summary>
    public required CohortOutcome Outcome { get; init; }

    /// <summary>The bounds; empty unless they were found.</summary>
    public ImmutableArray<FigureBound> Figures { get; init; } = [];
}
