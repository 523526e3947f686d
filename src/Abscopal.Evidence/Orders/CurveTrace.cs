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
    private readonly double[] _survival;
    private readonly double[] _logVariance;
    private readonly double[][] _lower;
    private readonly double[][] _upper;

    public CurveTrace(int subjects, double z)
    {
        _z = z;
        _places = new int[subjects];
        _survival = new double[subjects];
        _logVariance = new double[subjects];
        _lower = Array.ConvertAll(Types, _ => new double[subjects]);
        _upper = Array.ConvertAll(Types, _ => new double[subjects]);
    }

    public int Steps { get; private set; }

    public double Current => Steps == 0 ? 1 : _survival[Steps - 1];

    /// <summary>The place in the order of the subject that made a step.</summary>
    public int Place(int step) => _places[step];

    public double Survival(int step) => _survival[step];

    public double Lower(int type, int step) => _lower[type][step];

    public double Upper(int type, int step) => _upper[type][step];

    public void Push(int place, int atRisk)
    {
        double left = atRisk - 1;
        double s = Current * (left / atRisk);
        double v = (Steps == 0 ? 0 : _logVariance[Steps - 1]) + (1 / (atRisk * left));
        _places[Steps] = place;
        _survival[Steps] = s;
        _logVariance[Steps] = v;
        for (int t = 0; t < Types.Length; t++) (_lower[t][Steps], _upper[t][Steps]) = ConfidenceScale.Limits(Types[t], s, v, _z);
        Steps++;
    }

    public void Pop() => Steps--;

    /// <summary>The step at which a curve of limits crosses a level, or -1.</summary>
    public int Crossing(int type, bool upper, double level, LimitCrossing crossing)
    {
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
}
