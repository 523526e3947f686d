namespace Abscopal.Reporting.Figures;

/// <summary>What a bar figure shows. The figure computes none of it.</summary>
public sealed record BarFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>The bars, from the top.</summary>
    public required IReadOnlyList<BarRow> Rows { get; init; }

    /// <summary>Words above the texts at the right; null for none.</summary>
    public string? TextHeading { get; init; }

    /// <summary>Title of the axis; null for the words for per cent of participants.</summary>
    public string? AxisTitle { get; init; }

    /// <summary>Words of the whole bar in the legend; null for no legend.</summary>
    public string? WholeLabel { get; init; }

    /// <summary>Words of the darker part in the legend; null when there is none.</summary>
    public string? PartLabel { get; init; }

    /// <summary>Words of the whiskers in the legend; null for none.</summary>
    public string? IntervalLabel { get; init; }

    /// <summary>Text that must stand out inside the figure; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
