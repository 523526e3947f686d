using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>The E-value.</summary>
/// <remarks>
/// VanderWeele and Ding, Ann. Intern. Med. 167 (2017) 268-274, tables 2 and 3: RR + sqrt(RR (RR - 1)) for RR at least 1,
/// and for its inverse otherwise; a common hazard ratio HR stands for (1 - 0.5^sqrt(HR)) / (1 - 0.5^sqrt(1 / HR)).
/// </remarks>
public static class EValues
{
    /// <summary>The E-value of a ratio without limits.</summary>
    /// <param name="ratio">Positive.</param>
    /// <param name="kind">What the ratio is.</param>
    /// <exception cref="EvidenceInputException">The ratio is not positive.</exception>
    public static EValueResult Of(double ratio, RatioKind kind)
    {
        double risk = RiskRatio(ratio, kind);
        return new EValueResult(kind, ratio, risk, Value(risk), Estimate.Missing);
    }

    /// <summary>The E-values of a ratio and of the limit nearer 1.</summary>
    /// <param name="ratio">Positive.</param>
    /// <param name="lower">Its lower limit.</param>
    /// <param name="upper">Its upper limit.</param>
    /// <param name="kind">What the ratio is.</param>
    /// <exception cref="EvidenceInputException">A number is not positive, or the limits do not hold the ratio.</exception>
    public static EValueResult Of(double ratio, double lower, double upper, RatioKind kind)
    {
        if (!(0 < lower && lower <= ratio && ratio <= upper))
            throw new EvidenceInputException($"ratio {ratio:R} with limits {lower:R} and {upper:R}; it must be 0 < lower <= ratio <= upper");
        double nearest = lower <= 1 && upper >= 1 ? 1 : ratio > 1 ? lower : upper;
        return Of(ratio, kind) with { LimitEValue = Estimate.Of(Value(RiskRatio(nearest, kind))) };
    }

    internal static double RiskRatio(double ratio, RatioKind kind)
    {
        EvidenceInputException.ThrowIfNotPositive(ratio, "the ratio");
        return kind == RatioKind.CommonHazardRatio
            ? (1 - Math.Pow(0.5, Math.Sqrt(ratio))) / (1 - Math.Pow(0.5, Math.Sqrt(1 / ratio)))
            : ratio;
    }

    private static double Value(double risk)
    {
        double r = risk >= 1 ? risk : 1 / risk;
        return r + Math.Sqrt(r * (r - 1));
    }
}
