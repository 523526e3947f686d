using Abscopal.Numerics.Distributions;

namespace Abscopal.Numerics.Differentiation;

/// <summary>A number with its first and second derivatives by up to three variables.</summary>
/// <remarks>
/// Forward differentiation carried to second order: exact up to rounding. Source: Griewank and Walther, Evaluating
/// Derivatives (2nd ed., SIAM 2008), chapter 13.
/// </remarks>
public readonly record struct Jet
{
    private readonly double _g0;
    private readonly double _g1;
    private readonly double _g2;
    private readonly double _h00;
    private readonly double _h01;
    private readonly double _h02;
    private readonly double _h11;
    private readonly double _h12;
    private readonly double _h22;

    private Jet(double value, double g0, double g1, double g2, double h00, double h01, double h02, double h11, double h12, double h22)
    {
        Value = value;
        _g0 = g0;
        _g1 = g1;
        _g2 = g2;
        _h00 = h00;
        _h01 = h01;
        _h02 = h02;
        _h11 = h11;
        _h12 = h12;
        _h22 = h22;
    }

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>One of the variables.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="index">Which: 0, 1 or 2.</param>
    public static Jet Variable(double value, int index) =>
        new(value, index == 0 ? 1 : 0, index == 1 ? 1 : 0, index == 2 ? 1 : 0, 0, 0, 0, 0, 0, 0);

    /// <summary>A number that depends on no variable.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Jet(double value) => new(value, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The sum.</summary>
    public static Jet operator +(Jet a, Jet b) => new(
        a.Value + b.Value, a._g0 + b._g0, a._g1 + b._g1, a._g2 + b._g2,
        a._h00 + b._h00, a._h01 + b._h01, a._h02 + b._h02, a._h11 + b._h11, a._h12 + b._h12, a._h22 + b._h22);

    /// <summary>The negative.</summary>
    public static Jet operator -(Jet a) => a.Map(-a.Value, -1, 0);

    /// <summary>The difference.</summary>
    public static Jet operator -(Jet a, Jet b) => a + -b;

    /// <summary>The product.</summary>
    public static Jet operator *(Jet a, Jet b) => new(
        a.Value * b.Value,
        (a._g0 * b.Value) + (a.Value * b._g0),
        (a._g1 * b.Value) + (a.Value * b._g1),
        (a._g2 * b.Value) + (a.Value * b._g2),
        (a._h00 * b.Value) + (2 * a._g0 * b._g0) + (a.Value * b._h00),
        (a._h01 * b.Value) + (a._g0 * b._g1) + (a._g1 * b._g0) + (a.Value * b._h01),
        (a._h02 * b.Value) + (a._g0 * b._g2) + (a._g2 * b._g0) + (a.Value * b._h02),
        (a._h11 * b.Value) + (2 * a._g1 * b._g1) + (a.Value * b._h11),
        (a._h12 * b.Value) + (a._g1 * b._g2) + (a._g2 * b._g1) + (a.Value * b._h12),
        (a._h22 * b.Value) + (2 * a._g2 * b._g2) + (a.Value * b._h22));

    /// <summary>The quotient.</summary>
    public static Jet operator /(Jet a, Jet b) => a * Reciprocal(b);

    /// <summary>The first derivative by a variable.</summary>
    /// <param name="index">Which: 0, 1 or 2.</param>
    public double First(int index) => index switch
    {
        0 => _g0,
        1 => _g1,
        2 => _g2,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "must be 0, 1 or 2"),
    };

    /// <summary>The second derivative by two variables.</summary>
    /// <param name="row">0, 1 or 2.</param>
    /// <param name="column">0, 1 or 2.</param>
    public double Second(int row, int column) => (Math.Min(row, column), Math.Max(row, column)) switch
    {
        (0, 0) => _h00,
        (0, 1) => _h01,
        (0, 2) => _h02,
        (1, 1) => _h11,
        (1, 2) => _h12,
        (2, 2) => _h22,
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "must be 0, 1 or 2, as the column"),
    };

    /// <summary>A function of the number, from its value and two derivatives there.</summary>
    /// <param name="value">f(x).</param>
    /// <param name="first">f'(x).</param>
    /// <param name="second">f''(x).</param>
    public Jet Map(double value, double first, double second) => new(
        value, first * _g0, first * _g1, first * _g2,
        (first * _h00) + (second * _g0 * _g0),
        (first * _h01) + (second * _g0 * _g1),
        (first * _h02) + (second * _g0 * _g2),
        (first * _h11) + (second * _g1 * _g1),
        (first * _h12) + (second * _g1 * _g2),
        (first * _h22) + (second * _g2 * _g2));

    /// <summary>The exponential.</summary>
    /// <param name="x">Any number.</param>
    public static Jet Exp(Jet x)
    {
        double e = Math.Exp(x.Value);
        return x.Map(e, e, e);
    }

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">A positive number.</param>
    public static Jet Log(Jet x)
    {
        double r = 1 / x.Value;
        return x.Map(Math.Log(x.Value), r, -r * r);
    }

    /// <summary>One over the number.</summary>
    /// <param name="x">Not zero.</param>
    public static Jet Reciprocal(Jet x)
    {
        double r = 1 / x.Value;
        return x.Map(r, -r * r, 2 * r * r * r);
    }

    /// <summary>log(1 + e^x), without overflow.</summary>
    /// <param name="x">Any number.</param>
    public static Jet LogOnePlusExp(Jet x)
    {
        double v = x.Value;
        double e = Math.Exp(-Math.Abs(v));
        double p = v >= 0 ? 1 / (1 + e) : e / (1 + e);
        return x.Map(Math.Max(v, 0) + (e < 1e-5 ? e * (1 - (0.5 * e)) : Math.Log(1 + e)), p, e / ((1 + e) * (1 + e)));
    }

    /// <summary>log P(Z &gt; x) of a standard normal Z, in the far tail too.</summary>
    /// <param name="x">Any number.</param>
    public static Jet LogNormalUpperTail(Jet x)
    {
        double v = x.Value;
        if (v > 37)
        {
            double s = v * v;
            double h = v + (1 / v) - (2 / (s * v));
            return x.Map((-0.5 * s) - Math.Log(v * Math.Sqrt(2 * Math.PI)) - (1 / s), -h, -h * (h - v));
        }

        double tail = Normal.UpperTail(v);
        double hazard = Normal.Density(v) / tail;
        return x.Map(Math.Log(tail), -hazard, -hazard * (hazard - v));
    }

    /// <summary>(e^x - 1) / x, smooth through zero.</summary>
    /// <param name="x">Any number.</param>
    public static Jet ExpMinusOneRatio(Jet x)
    {
        double v = x.Value;
        if (Math.Abs(v) < 1) return x.Map(FactorialSeries(v, 1), FactorialSeries(v, 1, 1), FactorialSeries(v, 1, 2));
        double e = Math.Exp(v);
        double f = (e - 1) / v;
        double d = (e - f) / v;
        return x.Map(f, d, (e - (2 * d)) / v);
    }

    /// <summary>(e^x - 1 - x) / x^2, smooth through zero.</summary>
    /// <param name="x">Any number.</param>
    public static Jet ExpRemainderRatio(Jet x)
    {
        double v = x.Value;
        if (Math.Abs(v) < 1) return x.Map(FactorialSeries(v, 2), FactorialSeries(v, 2, 1), FactorialSeries(v, 2, 2));
        double e = Math.Exp(v);
        double s = v * v;
        double f = (e - 1 - v) / s;
        double d = ((e - 1) / s) - (2 * f / v);
        return x.Map(f, d, (e / s) - (4 * d / v) - (2 * f / s));
    }

    /// <summary>The logarithm of the gamma function.</summary>
    /// <param name="x">A positive number.</param>
    public static Jet LogGamma(Jet x) =>
        x.Map(GammaFunction.Log(x.Value), Polygamma.Digamma(x.Value), Polygamma.Trigamma(x.Value));

    // The order-th derivative of the sum over k of x^k / (k + shift)!.
    private static double FactorialSeries(double x, int shift, int order = 0)
    {
        double term = 1;
        for (int i = 2; i <= shift; i++) term /= i;
        for (int k = 1; k <= order; k++) term *= k / (double)(k + shift);
        double sum = 0;
        for (int k = order; Math.Abs(term) > 1e-19; k++)
        {
            sum += term;
            term *= x * (k + 1) / ((k + 1 + shift) * (double)(k + 1 - order));
        }

        return sum;
    }
}
