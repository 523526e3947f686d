using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>Simultaneous confidence bands of a Kaplan-Meier curve.</summary>
/// <remarks>
/// With V(t) Greenwood's variance of log S and n subjects, the half-width on the log scale is c sqrt(V) for the
/// equal-precision band and k (1 + n V) / sqrt(n) for Hall and Wellner's, in place of z sqrt(V). The critical values c
/// and k are those of the limiting Brownian bridge between a = n V / (1 + n V) at the two ends, computed and not looked
/// up. Printed tables of c (Nair; Klein and Moeschberger, appendix C) come from an approximation of the tail that is up to
/// a per cent too small. Sources: Hall and Wellner, Biometrika 67 (1980) 133-143; Nair, Technometrics 26 (1984) 265-275;
/// Klein and Moeschberger, 'Survival Analysis', 2nd ed., section 4.4.
/// </remarks>
public static class ConfidenceBand
{
    /// <summary>The band of a curve.</summary>
    /// <param name="curve">The curve, without case weights.</param>
    /// <param name="options">Shape, level, scale and times; Hall-Wellner at 95% when left out.</param>
    /// <exception cref="SurvivalDataException">The curve has weights or fewer than two event times in the range, or an option is out of range.</exception>
    public static ConfidenceBandResult Estimate(KaplanMeierCurve curve, ConfidenceBandOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        options ??= new ConfidenceBandOptions();
        if (!(options.Level > 0 && options.Level < 1)) throw new SurvivalDataException($"the confidence level is {options.Level:R}; it must lie strictly between 0 and 1");
        if (curve.Conventions.Variance != VarianceKind.Model) throw new SurvivalDataException("a confidence band needs Greenwood's variance; estimate the curve with VarianceKind.Model");
        (int first, int last) = Range(curve, options);
        double n = curve.Subjects;
        double a = Bridge(n * curve.LogVariance[first]);
        double b = Bridge(n * curve.LogVariance[last]);
        bool equal = options.Kind == ConfidenceBandKind.EqualPrecision;
        double critical = equal
            ? BrownianBridge.QuantileStandardizedWithin(options.Level, a, b)
            : BrownianBridge.QuantileWithin(options.Level, a, b);
        double[] lower = new double[last - first + 1];
        double[] upper = new double[lower.Length];
        for (int i = first; i <= last; i++)
        {
            double v = curve.LogVariance[i];
            double deviation = equal ? Math.Sqrt(v) : (1 + (n * v)) / Math.Sqrt(n);
            (lower[i - first], upper[i - first]) = ConfidenceScale.Limits(options.IntervalType, curve.Survival[i], deviation * deviation, critical);
        }

        return new ConfidenceBandResult(options.Kind, options.Level, options.IntervalType, curve.Times[first..(last + 1)].ToArray(), lower, upper)
        {
            From = options.From ?? curve.Times[first],
            To = options.To ?? curve.Times[last],
            BridgeFrom = a,
            BridgeTo = b,
            CriticalValue = critical,
        };
    }

    private static double Bridge(double nv) => nv / (1 + nv);

    private static (int First, int Last) Range(KaplanMeierCurve curve, ConfidenceBandOptions options)
    {
        int first = 0;
        while (first < curve.Times.Length && (curve.LogVariance[first] == 0 || curve.Times[first] < options.From)) first++;
        // The curve at From is that of the last event before it.
        if (options.From is { } from && first > 0 && first <= curve.Times.Length && curve.LogVariance[first - 1] > 0 && (first == curve.Times.Length || curve.Times[first] > from)) first--;
        int last = curve.Times.Length - 1;
        while (last >= 0 && (curve.Survival[last] == 0 || curve.Times[last] > options.To)) last--;
        if (options.To is null)
        {
            while (last > 0 && curve.Table.Events[last] == 0) last--;
        }

        if (last <= first || !(curve.LogVariance[last] > curve.LogVariance[first]))
            throw new SurvivalDataException("a confidence band needs two event times with survival above 0 between its first and last time");
        return (first, last);
    }
}
