namespace Abscopal.Reporting.Figures;

/// <summary>What a spider figure shows: the change of each subject's sum of target lesions over time. The figure computes none of it.</summary>
public sealed record SpiderFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Title of the vertical axis.</summary>
    public required string ValueTitle { get; init; }

    /// <summary>Title of the time axis; null for time in months.</summary>
    public string? TimeTitle { get; init; }

    /// <summary>End of the time axis.</summary>
    public required double MaxTime { get; init; }

    /// <summary>Words of the kinds of lines, in the order of <see cref="SpiderLine.Kind"/>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<SpiderLine> Lines { get; init; }

    /// <summary>Heights of reference lines, in per cent.</summary>
    public IReadOnlyList<double> References { get; init; } = [20, -30];

    /// <summary>Text that must stand out inside the figure; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
