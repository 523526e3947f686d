namespace Abscopal.Reporting.Figures;

/// <summary>A row of an interval figure.</summary>
public sealed record IntervalRow
{
    /// <summary>Its name.</summary>
    public required string Label { get; init; }

    /// <summary>Whether the row only heads the rows below it.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The estimate; null when there is none to draw.</summary>
    public double? Estimate { get; init; }

    /// <summary>Lower limit; null when open, drawn as an arrow if <see cref="Upper"/> is there.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit; null when open, drawn as an arrow if <see cref="Lower"/> is there.</summary>
    public double? Upper { get; init; }

    /// <summary>Least value over many cohorts, drawn as a bar behind the interval; null for none.</summary>
    public double? SpreadLower { get; init; }

    /// <summary>Greatest value over many cohorts; null for none.</summary>
    public double? SpreadUpper { get; init; }

    /// <summary>The row's share of all, from 0 to 1, which the area of its mark shows; null for marks of one size.</summary>
    public double? Weight { get; init; }

    /// <summary>Texts of the columns at the right; empty for none, otherwise one for each column.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}
