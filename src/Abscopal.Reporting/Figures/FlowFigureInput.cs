namespace Abscopal.Reporting.Figures;

/// <summary>What a flow of participants shows (CONSORT): boxes downwards, with those who left at their side. The figure computes none of it.</summary>
public sealed record FlowFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>The steps, from the top.</summary>
    public required IReadOnlyList<FlowStep> Steps { get; init; }

    /// <summary>Text that must stand out inside the figure; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
