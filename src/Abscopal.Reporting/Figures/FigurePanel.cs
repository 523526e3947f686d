namespace Abscopal.Reporting.Figures;

/// <summary>One plot of a figure of panels.</summary>
public sealed record FigurePanel
{
    /// <summary>Words above it; may be empty.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The axis across.</summary>
    public required PlotAxis Across { get; init; }

    /// <summary>The axis upwards.</summary>
    public required PlotAxis Upwards { get; init; }

    /// <summary>What is drawn, from the back to the front.</summary>
    public required IReadOnlyList<PanelSeries> Series { get; init; }

    /// <summary>Height of a reference line across the panel; null for none.</summary>
    public double? Reference { get; init; }
}
