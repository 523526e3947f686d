namespace Abscopal.Reporting.Figures;

/// <summary>What a comparison of studies shows. The figure computes none of it.</summary>
public sealed record ComparisonFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Title of the vertical axis; null for the word for probability.</summary>
    public string? ValueTitle { get; init; }

    /// <summary>End of the time axis in months.</summary>
    public required double MaxTime { get; init; }

    /// <summary>The arms, one or more; each has a colour and a mark.</summary>
    public required IReadOnlyList<ComparisonArm> Arms { get; init; }

    /// <summary>What a fair reader must know before comparing; stands out inside the figure; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
