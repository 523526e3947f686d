namespace Abscopal.Reporting.Figures;

/// <summary>Points, a line or steps in a panel, all its numbers given.</summary>
/// <param name="Mark">How it is drawn.</param>
/// <param name="Places">Where, inside the axes; for lines and steps in the order of drawing.</param>
public sealed record PanelSeries(PanelMark Mark, IReadOnlyList<PlotCoordinate> Places)
{
    /// <summary>Its name in the legend, where each name stands once; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Which colour of the palette, and which pattern of dashes with it, from 0.</summary>
    public int Style { get; init; }
}
