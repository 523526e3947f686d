using System.Numerics;
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
        if (type == ConfidenceIntervalType.Log)
        {
            FillLog(z, survival, logVariance, lower, upper);
            return;
        }

        if (type == ConfidenceIntervalType.LogLog)
        {
            FillLogLog(z, survival, logVariance, lower, upper);
            return;
        }

        (double low, double high) = Limits(type, 1, 0, z);
        for (int i = 0; i < survival.Length; i++)
        {
            if (events[i] > 0) (low, high) = Limits(type, survival[i], logVariance[i], z);
            lower[i] = low;
            upper[i] = high;
        }
    }

    // The two scales that trials print take whole columns at once; the bits are those of Limits.
    private static void FillLog(double z, ReadOnlySpan<double> survival, ReadOnlySpan<double> logVariance, Span<double> lower, Span<double> upper)
    {
        int width = Vector<double>.Count;
        int i = 0;
        for (; i <= survival.Length - width; i += width) (z * Vector.SquareRoot(new Vector<double>(logVariance[i..]))).CopyTo(upper[i..]);
        for (; i < survival.Length; i++) upper[i] = z * Math.Sqrt(logVariance[i]);
        VectorElementaryMath.Exp(upper[..survival.Length], upper);
        for (i = 0; i <= survival.Length - width; i += width)
        {
            var s = new Vector<double>(survival[i..]);
            var factor = new Vector<double>(upper[i..]);
            Vector<long> known = Vector.GreaterThan(s, Vector<double>.Zero);
            Vector.ConditionalSelect(known, s / factor, new Vector<double>(double.NaN)).CopyTo(lower[i..]);
            Vector.ConditionalSelect(known, Vector.Min(Vector<double>.One, s * factor), new Vector<double>(double.NaN)).CopyTo(upper[i..]);
        }

        for (; i < survival.Length; i++)
        {
            double s = survival[i];
            double factor = upper[i];
            lower[i] = s > 0 ? s / factor : double.NaN;
            upper[i] = s > 0 ? Math.Min(1, s * factor) : double.NaN;
        }
    }

    private static void FillLogLog(double z, ReadOnlySpan<double> survival, ReadOnlySpan<double> logVariance, Span<double> lower, Span<double> upper)
    {
        int count = survival.Length;
        VectorElementaryMath.Log(survival, lower);
        for (int i = 0; i < count; i++) upper[i] = z * Math.Sqrt(logVariance[i]) / lower[i];
        VectorElementaryMath.Exp(upper[..count], upper);
        for (int i = 0; i < count; i++)
        {
            double log = lower[i];
            double factor = upper[i];
            lower[i] = log / factor;
            upper[i] = log * factor;
        }

        VectorElementaryMath.Exp(lower[..count], lower);
        VectorElementaryMath.Exp(upper[..count], upper);
        for (int i = 0; i < count; i++)
        {
            if (survival[i] is > 0 and < 1) continue;
            lower[i] = double.NaN;
            upper[i] = double.NaN;
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
