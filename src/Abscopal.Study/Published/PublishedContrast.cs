namespace Abscopal.Study.Published;

/// <summary>A printed comparison of two arms.</summary>
public sealed record PublishedContrast
{
    /// <summary>The endpoint compared.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The key of the arm whose hazard stands above.</summary>
    public required string Arm { get; init; }

    /// <summary>The key of the arm whose hazard stands below.</summary>
    public required string Reference { get; init; }

    /// <summary>The hazard ratio, when printed.</summary>
    public Printed? HazardRatio { get; init; }

    /// <summary>Its lower limit.</summary>
    public Printed? Lower { get; init; }

    /// <summary>Its upper limit.</summary>
    public Printed? Upper { get; init; }

    /// <summary>The confidence level of the limits, as a proportion.</summary>
    public decimal? Level { get; init; }

    /// <summary>The p-value as printed, when it is a number.</summary>
    public Printed? PValue { get; init; }

    /// <summary>Whether the p-value was printed as 'less than' <see cref="PValue"/>.</summary>
    public bool PValueIsBound { get; init; }

    /// <summary>Whether the comparison was stratified.</summary>
    public bool Stratified { get; init; }

    /// <summary>The key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the file where the fact stands, for messages.</summary>
    public int Line { get; init; }
}
