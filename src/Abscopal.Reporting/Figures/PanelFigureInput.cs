namespace Abscopal.Reporting.Figures;

/// <summary>What a figure of panels shows. The figure computes none of it.</summary>
public sealed record PanelFigureInput
{
    /// <summary>Title above the panels, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>The panels, row by row; two stand beside each other where there are several, an odd last one alone.</summary>
    public required IReadOnlyList<FigurePanel> Panels { get; init; }

    /// <summary>Words for the reference lines in the legend; null for none.</summary>
    public string? ReferenceLabel { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
