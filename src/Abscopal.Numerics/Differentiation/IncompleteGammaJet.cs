namespace Abscopal.Numerics.Differentiation;

/// <summary>The incomplete gamma ratios with derivatives by shape and argument.</summary>
public static class IncompleteGammaJet
{
    /// <summary>The logarithm of the lower ratio P(a, x), or of the upper one.</summary>
    /// <param name="a">The shape, positive.</param>
    /// <param name="x">The argument, positive.</param>
    /// <param name="upper">True for the upper ratio Q = 1 - P.</param>
    /// <remarks>
    /// Abramowitz and Stegun 6.5.29 below a + 1, the continued fraction 6.5.31 above it (evaluated backwards), carried
    /// out on jets. The complement is taken where the other ratio is asked for.
    /// </remarks>
    public static Jet LogRatio(Jet a, Jet x, bool upper)
    {
        bool lowerIsSmall = x.Value < a.Value + 1;
        Jet front = (a * Jet.Log(x)) - x - Jet.LogGamma(a);
        Jet log = lowerIsSmall ? front + Jet.Log(Series(a, x)) : front + Jet.Log(Fraction(a, x));
        if (lowerIsSmall != upper) return log;
        return Jet.Log(1.0 - Jet.Exp(log));
    }

    private static Jet Series(Jet a, Jet x)
    {
        Jet term = Jet.Reciprocal(a);
        Jet sum = term;
        double size = 1;
        for (int k = 1; size > 1e-18 && k < 100_000; k++)
        {
            term = term * x / (a + k);
            sum += term;
            size = Math.Max(Math.Abs(term.Value), Math.Max(Magnitude(term, 1), Magnitude(term, 2))) / sum.Value;
        }

        return sum;
    }

    private static double Magnitude(Jet jet, int order)
    {
        double largest = 0;
        for (int i = 0; i < 3; i++) largest = Math.Max(largest, Math.Abs(order == 1 ? jet.First(i) : jet.Second(i, i)));
        return largest;
    }

    private static Jet Fraction(Jet a, Jet x)
    {
        int terms = (int)(40 + (600 / Math.Max(1, x.Value - a.Value)) + (8 * Math.Sqrt(a.Value)));
        Jet tail = x + ((2 * terms) + 1) - a;
        for (int k = terms; k >= 1; k--) tail = x + ((2 * k) - 1) - a - ((double)k * (k - a) / tail);
        return Jet.Reciprocal(tail);
    }
}
