namespace Abscopal.Reporting.Figures;

/// <summary>What a butterfly figure shows: percentages of two groups, back to back. The figure computes none of it.</summary>
public sealed record ButterflyFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Words over the left bars.</summary>
    public required string LeftTitle { get; init; }

    /// <summary>Words over the right bars.</summary>
    public required string RightTitle { get; init; }

    /// <summary>The rows, from the top.</summary>
    public required IReadOnlyList<ButterflyRow> Rows { get; init; }

    /// <summary>Title of the axis; null for the words for per cent of participants.</summary>
    public string? AxisTitle { get; init; }

    /// <summary>Words of the whole bar in the legend; null for none.</summary>
    public string? WholeLabel { get; init; }

    /// <summary>Words of the darker part in the legend; null for none.</summary>
    public string? PartLabel { get; init; }

    /// <summary>Text that must stand out inside the figure; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
