using Abscopal.Evidence.Comparison;

namespace Abscopal.Evidence.Bias;

/// <summary>The comparison when the treatment arm's clock is taken to have started at another time.</summary>
/// <param name="Months">How much later than the control arm's its clock started; negative for earlier.</param>
/// <param name="Excluded">The most subjects of a data set whose time does not reach the shifted start; they would not have entered.</param>
/// <param name="Comparison">The comparison.</param>
public sealed record TimeZeroShift(double Months, int Excluded, ArmComparisonResult Comparison);
