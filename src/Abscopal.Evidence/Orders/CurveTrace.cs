using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>
/// A Kaplan-Meier curve grown and shrunk one step at a time while orders are searched: survival and the limits of every
/// interval type after each step.
/// </summary>
internal sealed class CurveTrace
{
    public static readonly ConfidenceIntervalType[] Types = Enum.GetValues<ConfidenceIntervalType>();

    private readonly double _z;
    private readonly int[] _places;
    private readonly int[] _atRisk;
    private readonly int[] _leaving;
    private readonly double[] _survival;
    private readonly double[] _logVariance;
    private readonly bool[] _hasLimits;
    private readonly double[][] _lower;
    private readonly double[][] _upper;

    public CurveTrace(int subjects, double z)
    {
        _z = z;
        _places = new int[subjects];
        _atRisk = new int[subjects];
        _leaving = new int[subjects];
        _survival = new double[subjects];
        _logVariance = new double[subjects];
        _hasLimits = new bool[subjects];
        _lower = Array.ConvertAll(Types, _ => new double[subjects]);
        _upper = Array.ConvertAll(Types, _ => new double[subjects]);
    }

    public int Steps { get; private set; }

    public double Current => Steps == 0 ? 1 : _survival[Steps - 1];

    /// <summary>The place in the order of the subject that made a step.</summary>
    public int Place(int step) => _places[step];

    public double Survival(int step) => _survival[step];

    public double Lower(int type, int step)
    {
        if (!_hasLimits[step]) ComputeLimits(step);
        return _lower[type][step];
    }

    public double Upper(int type, int step)
    {
        if (!_hasLimits[step]) ComputeLimits(step);
        return _upper[type][step];
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

    /// <summary>The step at which a curve of limits crosses a level, or -1.</summary>
    public int Crossing(int type, bool upper, double level, LimitCrossing crossing)
    {
        for (int i = 0; i < Steps; i++)
        {
            if (!_hasLimits[i]) ComputeLimits(i);
        }

        double[] limits = upper ? _upper[type] : _lower[type];
        int found = -1;
        for (int i = 0; i < Steps; i++)
        {
            if (!(limits[i] <= level)) continue;
            if (crossing == LimitCrossing.First) return i;
            if (found < 0 || limits[i] > limits[found]) found = i;
        }

        return found;
    }

    private void Compute(int step)
    {
        double n = _atRisk[step];
        double d = _leaving[step];
        double s = (step == 0 ? 1 : _survival[step - 1]) * ((n - d) / n);
        double v = (step == 0 ? 0 : _logVariance[step - 1]) + (d / (n * (n - d)));
        _survival[step] = s;
        _logVariance[step] = v;
        _hasLimits[step] = false;
    }

    // Limits cost most of a step and are asked for at the end of an order alone, which few steps lead to.
    private void ComputeLimits(int step)
    {
        for (int t = 0; t < Types.Length; t++) (_lower[t][step], _upper[t][step]) = ConfidenceScale.Limits(Types[t], _survival[step], _logVariance[step], _z);
        _hasLimits[step] = true;
    }
}
