using System.Runtime.CompilerServices;
using Abscopal.Evidence.Constraints;
using Abscopal.Numerics.Distributions;
using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>
/// A Kaplan-Meier curve grown and shrunk one step at a time while orders are searched: survival and the limits of every
/// interval type after each step, and where limits cross the levels of the printed quantiles.
/// </summary>
internal sealed class CurveTrace
{
    public static readonly ConfidenceIntervalType[] Types = Enum.GetValues<ConfidenceIntervalType>();

    private const double UsualLevel = 0.95;

    private readonly double _z;
    private readonly LimitCrossing _crossing;
    private readonly double[] _levels;
    private readonly int[] _places;
    private readonly int[] _atRisk;
    private readonly int[] _leaving;
    private readonly double[] _survival;
    private readonly double[] _logVariance;
    private readonly LimitTrace[] _limits;

    /// <summary>A curve without steps.</summary>
    /// <param name="subjects">The most steps there can be.</param>
    /// <param name="quantiles">The quantiles printed of the curve, all with limits of the first one's level.</param>
    /// <param name="crossing">Where limits lie when their curve is not monotone.</param>
    public CurveTrace(int subjects, QuantileConstraint[] quantiles, LimitCrossing crossing)
    {
        _z = Normal.UpperQuantile(0.5 * (1 - (quantiles.Length > 0 ? quantiles[0].Level : UsualLevel)));
        _crossing = crossing;
        _levels = [.. quantiles.Select(q => 1 - q.Probability).Distinct()];
        _places = new int[subjects];
        _atRisk = new int[subjects];
        _leaving = new int[subjects];
        _survival = new double[subjects];
        _logVariance = new double[subjects];
        _limits = Array.ConvertAll(Types, _ => new LimitTrace(subjects, _levels.Length));
    }

    public int Steps { get; private set; }

    public double Current => Steps == 0 ? 1 : _survival[Steps - 1];

    /// <summary>The place in the order of the subject that made a step.</summary>
    public int Place(int step) => _places[step];

    public double Survival(int step) => _survival[step];

    /// <summary>The lower, or the upper, limits of a type after each of the first steps.</summary>
    public ReadOnlySpan<double> Limits(int type, bool upper, int steps)
    {
        LimitTrace limits = Known(type, steps);
        return (upper ? limits.Upper : limits.Lower).AsSpan(0, steps);
    }

    /// <summary>The step at which limits cross a level, one of the quantiles', or -1.</summary>
    public int Crossing(int type, bool upper, double level)
    {
        if (Steps == 0) return -1;
        LimitTrace limits = Known(type, Steps);
        return (upper ? limits.UpperCrossings : limits.LowerCrossings)[Array.IndexOf(_levels, level)][Steps - 1];
    }

    /// <summary>Whether the limits of any type have come down to a level in the first steps.</summary>
    public bool Reaches(bool upper, double level, int steps)
    {
        for (int type = 0; type < Types.Length; type++)
        {
            foreach (double limit in Limits(type, upper, steps))
            {
                if (limit <= level) return true;
            }
        }

        return false;
    }

    public void Push(int place, int atRisk)
    {
        _places[Steps] = place;
        _atRisk[Steps] = atRisk;
        _leaving[Steps] = 1;
        Steps++;
        Compute(Steps - 1);
    }

    /// <summary>Lets one more subject make the last step: those who leave together make one step, not several.</summary>
    public void PushTied()
    {
        _leaving[Steps - 1]++;
        Compute(Steps - 1);
    }

    public void Pop() => Steps--;

    public void Clear() => Steps = 0;

    private void Compute(int step)
    {
        double n = _atRisk[step];
        double d = _leaving[step];
        double s = (step == 0 ? 1 : _survival[step - 1]) * ((n - d) / n);
        double v = (step == 0 ? 0 : _logVariance[step - 1]) + (d / (n * (n - d)));
        _survival[step] = s;
        _logVariance[step] = v;
        foreach (LimitTrace limits in _limits) limits.Known = Math.Min(limits.Known, step);
    }

    // Limits cost most of a step and are asked for at the end of an order alone, which few steps lead to.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LimitTrace Known(int type, int steps)
    {
        LimitTrace limits = _limits[type];
        for (int i = limits.Known; i < steps; i++)
        {
            (limits.Lower[i], limits.Upper[i]) = ConfidenceScale.Limits(Types[type], _survival[i], _logVariance[i], _z);
            for (int k = 0; k < _levels.Length; k++)
            {
                Cross(limits.LowerCrossings[k], limits.Lower, i, _levels[k]);
                Cross(limits.UpperCrossings[k], limits.Upper, i, _levels[k]);
            }

            limits.Known = i + 1;
        }

        return limits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Cross(int[] crossings, double[] limits, int step, double level)
    {
        int found = step == 0 ? -1 : crossings[step - 1];
        bool crosses = limits[step] <= level && (found < 0 || (_crossing != LimitCrossing.First && limits[step] > limits[found]));
        crossings[step] = crosses ? step : found;
    }

    // The limits of one type after the steps known so far, and for each level the step that crosses it by then.
    private sealed class LimitTrace(int subjects, int levels)
    {
        public int Known { get; set; }

        public double[] Lower { get; } = new double[subjects];

        public double[] Upper { get; } = new double[subjects];

        public int[][] LowerCrossings { get; } = Rows(subjects, levels);

        public int[][] UpperCrossings { get; } = Rows(subjects, levels);

        private static int[][] Rows(int subjects, int levels)
        {
            int[][] rows = new int[levels][];
            for (int k = 0; k < levels; k++) rows[k] = new int[subjects];
            return rows;
        }
    }
}
