namespace Abscopal.Evidence.Comparison;

/// <summary>Two arms compared by survival at a time.</summary>
/// <param name="Time">Months.</param>
/// <param name="Difference">Survival of the treatment arm minus that of the control arm.</param>
public sealed record LandmarkDifference(double Time, ImputedEstimate Difference);
