namespace Abscopal.Reporting.Figures;

/// <summary>One arm of a comparison, drawn as what is known of it.</summary>
public sealed record ComparisonArm
{
    /// <summary>Study and arm, for example <c>CASPIAN: durvalumab + EP</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Published rates at landmark times, with intervals where they are known.</summary>
    public IReadOnlyList<PlotPoint> Points { get; init; } = [];

    /// <summary>Median and interval; null when the source gives none.</summary>
    public CurveMedian? Median { get; init; }

    /// <summary>A reconstructed curve, drawn as thin steps; empty when there is none.</summary>
    public IReadOnlyList<CurveStep> ReconstructedSteps { get; init; } = [];

    /// <summary>Where the reconstructed curve ends, in months.</summary>
    public double LastTime { get; init; }
}
