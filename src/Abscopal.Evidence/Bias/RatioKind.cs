namespace Abscopal.Evidence.Bias;

/// <summary>What a ratio is, which decides how it is turned into a risk ratio.</summary>
public enum RatioKind
{
    /// <summary>A risk ratio, or a hazard ratio of an outcome that fewer than 15% have by the end: taken as it is.</summary>
    RiskRatioOrRareHazardRatio,

    /// <summary>A hazard ratio of an outcome that is common by the end of follow-up.</summary>
    CommonHazardRatio,
}
