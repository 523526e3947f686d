namespace Abscopal.Reporting.Figures;

/// <summary>What a survival figure shows. The figure computes none of it.</summary>
public sealed record SurvivalFigureInput
{
    /// <summary>Title above the plot, also the accessible name; may be empty for none above the plot.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Title of the vertical axis, for example <c>Progression-free survival (%)</c>; null for the word for probability.</summary>
    public string? ValueTitle { get; init; }

    /// <summary>Title of the time axis; null for time in months.</summary>
    public string? TimeTitle { get; init; }

    /// <summary>End of the time axis in months.</summary>
    public required double MaxTime { get; init; }

    /// <summary>Ticks of the time axis and times of the numbers at risk, in months; <see cref="AxisTicks.Months"/> suggests them.</summary>
    public required IReadOnlyList<double> AtRiskTimes { get; init; }

    /// <summary>The curves, one or more.</summary>
    public required IReadOnlyList<SurvivalCurve> Curves { get; init; }

    /// <summary>Confidence level in per cent as the legend prints it, for example <c>80</c>; null when no band is drawn.</summary>
    public string? ConfidenceLevel { get; init; }

    /// <summary>Number of cohorts behind the spread, for the legend; null when none is drawn.</summary>
    public int? SpreadCohorts { get; init; }

    /// <summary>Words for the further points in the legend; null for none.</summary>
    public string? PointsLabel { get; init; }

    /// <summary>Text that must stand out inside the figure, for example that the data are reconstructed; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
