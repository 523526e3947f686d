using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>One point of the surface of confounders that would explain a ratio away.</summary>
/// <param name="OutcomeRatio">The risk ratio of the confounder with the outcome.</param>
/// <param name="ArmRatio">The risk ratio of the confounder with the arm that is then needed; infinite or not estimable where none is enough.</param>
public sealed record ConfoundingPoint(double OutcomeRatio, Estimate ArmRatio);
