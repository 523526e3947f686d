using System.Runtime.CompilerServices;

namespace Abscopal.Survival;

/// <summary>A weighted sum of logarithms; numbers of weight 1 multiply before they take one.</summary>
internal struct LogSum
{
    private double _sum;
    private double _product = 1;

    public LogSum()
    {
    }

    public readonly double Total => _sum + Math.Log(_product);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        _product *= value;
        if (!(_product > 1e-100 && _product < 1e100)) TakeLogarithm();
    }

    public void Add(double value, double weight)
    {
        if (weight == 1) Add(value);
        else _sum += weight * Math.Log(value);
    }

    private void TakeLogarithm()
    {
        _sum += Math.Log(_product);
        _product = 1;
    }
}
