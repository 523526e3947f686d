namespace Abscopal.Reporting.Figures;

/// <summary>What a figure of cumulative incidences shows. The figure computes none of it.</summary>
public sealed record IncidenceFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Title of the time axis; null for time in months.</summary>
    public string? TimeTitle { get; init; }

    /// <summary>End of the time axis.</summary>
    public required double MaxTime { get; init; }

    /// <summary>End of the vertical axis, greater than 0 and at most 1.</summary>
    public double MaxValue { get; init; } = 1;

    /// <summary>Ticks of the time axis and times of the numbers at risk.</summary>
    public required IReadOnlyList<double> AtRiskTimes { get; init; }

    /// <summary>The groups, one or more. One group has a colour a cause and its limits as bands; of several, each has a colour.</summary>
    public required IReadOnlyList<IncidenceGroup> Groups { get; init; }

    /// <summary>Confidence level in per cent as the legend prints it, for example <c>80</c>; null when there are no limits.</summary>
    public string? ConfidenceLevel { get; init; }

    /// <summary>Text that must stand out, for example that data are synthetic; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
