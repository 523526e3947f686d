namespace Abscopal.Reporting.Figures;

/// <summary>A group of a figure of cumulative incidences, all its numbers given.</summary>
public sealed record IncidenceGroup
{
    /// <summary>Its name in legend and risk table.</summary>
    public required string Label { get; init; }

    /// <summary>A curve a cause, in the same order in every group.</summary>
    public required IReadOnlyList<IncidenceCurve> Curves { get; init; }

    /// <summary>Where the curves end: the last time anyone was under observation.</summary>
    public required double LastTime { get; init; }

    /// <summary>Numbers at risk at the times of the figure; a null is printed as a dash; empty for no row.</summary>
    public IReadOnlyList<int?> AtRisk { get; init; } = [];
}
