using Abscopal.Survival;

namespace Abscopal.Workbench.Km;

/// <summary>The analysis of one group.</summary>
/// <param name="Label">The name of the group.</param>
/// <param name="Curve">Its curve.</param>
/// <param name="Median">The median with its limits.</param>
/// <param name="FollowUp">The median follow-up (reverse Kaplan-Meier) with its limits.</param>
/// <param name="At">The rates at the times asked for.</param>
public sealed record KmGroup(string Label, KaplanMeierCurve Curve, SurvivalQuantile Median, SurvivalQuantile FollowUp, IReadOnlyList<LandmarkRate> At);
