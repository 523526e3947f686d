using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>Pointwise limits of a survival probability on the five scales.</summary>
internal static class ConfidenceScale
{
    /// <summary>The limits at each time of a curve, which change only at events.</summary>
    public static void Fill(
        ConfidenceIntervalType type,
        double z,
        ReadOnlySpan<int> events,
        ReadOnlySpan<double> survival,
        ReadOnlySpan<double> logVariance,
        Span<double> lower,
        Span<double> upper)
    {
        (double low, double high) = Limits(type, 1, 0, z);
        for (int i = 0; i < survival.Length; i++)
        {
            if (events[i] > 0) (low, high) = Limits(type, survival[i], logVariance[i], z);
            lower[i] = low;
            upper[i] = high;
        }
    }

    /// <summary>
    /// The limits, NaN where the scale has none: at S = 0 Greenwood's variance is not defined, at S = 1 neither are the
    /// log-log, logit and arcsine scales.
    /// </summary>
    public static (double Lower, double Upper) Limits(ConfidenceIntervalType type, double survival, double logVariance, double z)
    {
        if (survival <= 0) return (double.NaN, double.NaN);
        if (survival >= 1) return type is ConfidenceIntervalType.Plain or ConfidenceIntervalType.Log ? (1, 1) : (double.NaN, double.NaN);
        double width = z * Math.Sqrt(logVariance);
        return type switch
        {
            ConfidenceIntervalType.Plain => Plain(survival, width),
            ConfidenceIntervalType.Log => Log(survival, width),
            ConfidenceIntervalType.LogLog => LogLog(survival, width),
            ConfidenceIntervalType.Logit => Logit(survival, width),
            ConfidenceIntervalType.Arcsine => Arcsine(survival, width),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "is not an interval type"),
        };
    }

    private static (double Lower, double Upper) Plain(double s, double width) =>
        (Math.Max(0, s - (s * width)), Math.Min(1, s + (s * width)));

    private static (double Lower, double Upper) Log(double s, double width)
    {
        double factor = ElementaryMath.Exp(width);
        return (s / factor, Math.Min(1, s * factor));
    }

    private static (double Lower, double Upper) LogLog(double s, double width)
    {
        double log = ElementaryMath.Log(s);
        double factor = ElementaryMath.Exp(width / log);
        return (ElementaryMath.Exp(log / factor), ElementaryMath.Exp(log * factor));
    }

    private static (double Lower, double Upper) Logit(double s, double width)
    {
        double odds = s / (1 - s);
        double factor = ElementaryMath.Exp(width / (1 - s));
        double low = odds / factor;
        double high = odds * factor;
        return (low / (1 + low), double.IsPositiveInfinity(high) ? 1 : high / (1 + high));
    }

    private static (double Lower, double Upper) Arcsine(double s, double width)
    {
        double angle = Math.Asin(Math.Sqrt(s));
        double half = 0.5 * width * Math.Sqrt(s / (1 - s));
        double low = Math.Sin(Math.Max(0, angle - half));
        double high = Math.Sin(Math.Min(Math.PI / 2, angle + half));
        return (low * low, high * high);
    }
}
