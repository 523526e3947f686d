namespace Abscopal.Reporting.Figures;

/// <summary>One curve of a survival figure, all its numbers given.</summary>
public sealed record SurvivalCurve
{
    /// <summary>Its name in legend and risk table.</summary>
    public required string Label { get; init; }

    /// <summary>The steps in order of time; the first at time 0 with value 1.</summary>
    public required IReadOnlyList<CurveStep> Steps { get; init; }

    /// <summary>Where the curve ends: the last time anyone was under observation, in months.</summary>
    public required double LastTime { get; init; }

    /// <summary>Where subjects were censored: time and height of the curve there.</summary>
    public IReadOnlyList<PlotPoint> Censorings { get; init; } = [];

    /// <summary>The median; null when not shown.</summary>
    public CurveMedian? Median { get; init; }

    /// <summary>Rates at landmark times.</summary>
    public IReadOnlyList<CurveLandmark> Landmarks { get; init; } = [];

    /// <summary>Numbers at risk at the figure's <see cref="SurvivalFigureInput.AtRiskTimes"/>; a null is printed as a dash; empty for no row.</summary>
    public IReadOnlyList<int?> AtRisk { get; init; } = [];

    /// <summary>Range of the curve over many cohorts, drawn to <see cref="LastTime"/>; empty for none.</summary>
    public IReadOnlyList<EnvelopeStep> Spread { get; init; } = [];

    /// <summary>Further points, for example published ones; empty for none.</summary>
    public IReadOnlyList<PlotPoint> Points { get; init; } = [];
}
