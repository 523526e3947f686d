namespace Abscopal.Workbench.AcrossTrials;

/// <summary>The hazard ratio of a factor of prognosis, as published or as assumed.</summary>
/// <param name="Endpoint">The endpoint it holds for.</param>
/// <param name="Key">The key under which the trials print how many have the factor.</param>
/// <param name="Ratio">The hazard ratio of having it.</param>
/// <param name="Lower">The lower 95% limit of the ratio.</param>
/// <param name="Upper">The upper 95% limit.</param>
/// <param name="Source">Where it was published, or the word <c>assumed</c>.</param>
public sealed record PrognosticRatio(string Endpoint, string Key, double Ratio, double Lower, double Upper, string Source)
{
    /// <summary>Whether it is an assumption.</summary>
    public bool IsAssumed => Source is "assumed";
}
