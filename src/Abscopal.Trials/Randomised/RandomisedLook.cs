namespace Abscopal.Trials.Randomised;

/// <summary>One look of a randomised design.</summary>
/// <param name="Number">From 1.</param>
/// <param name="InformationFraction">Its events over the maximum.</param>
/// <param name="Events">The events at which it is made, or expected by its time.</param>
/// <param name="Time">The calendar time expected in the scenario planned for.</param>
/// <param name="Subjects">The subjects expected to be accrued by then.</param>
/// <param name="Upper">The efficacy bound of Z, or null for none.</param>
/// <param name="Lower">The futility bound of Z, or null for none.</param>
/// <param name="NominalAlpha">The one-sided tail probability at the efficacy bound.</param>
/// <param name="HazardRatioAtUpper">The hazard ratio that just reaches the efficacy bound.</param>
/// <param name="HazardRatioAtLower">The hazard ratio that just reaches the futility bound.</param>
/// <param name="AverageHazardRatio">The average hazard ratio by then in the scenario planned for.</param>
/// <param name="CumulativeAlpha">The type I error spent so far.</param>
/// <param name="CumulativePower">The probability of having claimed efficacy by now in the scenario planned for.</param>
/// <param name="CumulativeFutility">The probability of having stopped for futility by now in the scenario planned for.</param>
public sealed record RandomisedLook(
    int Number,
    double InformationFraction,
    int Events,
    double Time,
    double Subjects,
    double? Upper,
    double? Lower,
    double NominalAlpha,
    double? HazardRatioAtUpper,
    double? HazardRatioAtLower,
    double AverageHazardRatio,
    double CumulativeAlpha,
    double CumulativePower,
    double CumulativeFutility);
