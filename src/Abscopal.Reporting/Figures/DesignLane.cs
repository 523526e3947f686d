namespace Abscopal.Reporting.Figures;

/// <summary>One treatment along the timeline.</summary>
public sealed record DesignLane
{
    /// <summary>Its name, for example <c>Durvalumab 1500 mg</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Small text below the name, for example <c>day 1, every 21 days</c>.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The days on which it is given.</summary>
    public IReadOnlyList<DoseMark> Marks { get; init; } = [];

    /// <summary>How those days are marked.</summary>
    public LaneMark Mark { get; init; }

    /// <summary>Words of an arrow through the maintenance column; null when it is not continued.</summary>
    public string? Maintenance { get; init; }

    /// <summary>A stretch where it is optional; null for none.</summary>
    public LaneSpan? Span { get; init; }
}
