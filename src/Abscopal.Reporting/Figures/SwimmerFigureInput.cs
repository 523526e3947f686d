namespace Abscopal.Reporting.Figures;

/// <summary>What a swimmer figure shows: a lane a subject along time. The figure computes none of it.</summary>
public sealed record SwimmerFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Title of the time axis; null for time in months.</summary>
    public string? TimeTitle { get; init; }

    /// <summary>End of the time axis.</summary>
    public required double MaxTime { get; init; }

    /// <summary>Words of the kinds of bars, in the order of <see cref="SwimmerBar.Kind"/>.</summary>
    public required IReadOnlyList<string> BarKinds { get; init; }

    /// <summary>Words of the kinds of marks, in the order of <see cref="SwimmerMark.Kind"/>.</summary>
    public IReadOnlyList<string> MarkKinds { get; init; } = [];

    /// <summary>Words of the arrow in the legend; null where no lane goes on.</summary>
    public string? OngoingLabel { get; init; }

    /// <summary>The lanes, from the top.</summary>
    public required IReadOnlyList<SwimmerLane> Lanes { get; init; }

    /// <summary>Text that must stand out inside the figure; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
