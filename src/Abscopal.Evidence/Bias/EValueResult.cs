using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>How strong an unmeasured confounder must be, with arm and with outcome alike, to explain a ratio away.</summary>
/// <param name="Kind">How the ratio was read.</param>
/// <param name="Ratio">The ratio.</param>
/// <param name="RiskRatio">The risk ratio that stands for it.</param>
/// <param name="EValue">That of the estimate.</param>
/// <param name="LimitEValue">That of the limit nearer 1; 1 where the interval holds 1; missing where no limits were given.</param>
public sealed record EValueResult(RatioKind Kind, double Ratio, double RiskRatio, double EValue, Estimate LimitEValue);
