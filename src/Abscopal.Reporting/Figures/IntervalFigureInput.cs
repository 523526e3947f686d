namespace Abscopal.Reporting.Figures;

/// <summary>What an interval figure (forest plot) shows. The figure computes none of it.</summary>
public sealed record IntervalFigureInput
{
    /// <summary>Title above the plot, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Heading of the labels; may be empty.</summary>
    public string LabelHeading { get; init; } = "";

    /// <summary>Headings of the text columns.</summary>
    public IReadOnlyList<string> ColumnHeadings { get; init; } = [];

    /// <summary>The rows, from the top.</summary>
    public required IReadOnlyList<IntervalRow> Rows { get; init; }

    /// <summary>Title of the axis.</summary>
    public required string AxisTitle { get; init; }

    /// <summary>Beginning of the axis, greater than 0 when logarithmic.</summary>
    public required double From { get; init; }

    /// <summary>End of the axis.</summary>
    public required double To { get; init; }

    /// <summary>Whether the axis is logarithmic, as for ratios.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Where a reference line stands; null for none.</summary>
    public double? Reference { get; init; }

    /// <summary>Words under the axis left of the reference, for example which treatment is favoured; null for none.</summary>
    public string? LeftOfReference { get; init; }

    /// <summary>Words under the axis right of the reference; null for none.</summary>
    public string? RightOfReference { get; init; }

    /// <summary>Number of cohorts behind the spread, for the legend; null when none is drawn.</summary>
    public int? SpreadCohorts { get; init; }

    /// <summary>Text that must stand out inside the figure; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
