using Abscopal.Numerics.Differentiation;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Survival;

/// <summary>
/// With w = (log t - mu) / sigma and a = 1 / Q^2, a exp(Q w) is a gamma variable of shape a: Prentice, Biometrika 61
/// (1974) 539-544. Q = 1 is the Weibull, Q = 0 the log-normal.
/// </summary>
internal sealed class GeneralisedGammaFamily(string[] covariates) : LocalFamily("mu", ["log(sigma)", "Q"], covariates)
{
    private static readonly GaussLegendre Rule = GaussLegendre.OfPoints(16);

    // Below this |Q| the shape exceeds 11 and survival is the integral of the density, which is smooth through Q = 0.
    private const double QuadratureBelow = 0.3;
    private const int Panels = 8;
    private const double PanelWidth = 1.6;
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);

    protected override Jet LogDensity(double time, Jet location, Jet second, Jet third)
    {
        Jet w = (Math.Log(time) - location) * Jet.Exp(-second);
        return StandardLogDensity(w, third) - second - Math.Log(time);
    }

    protected override Jet LogSurvival(double time, Jet location, Jet second, Jet third)
    {
        Jet w = (Math.Log(time) - location) * Jet.Exp(-second);
        Jet q = third;
        if (Math.Abs(q.Value) < QuadratureBelow)
            return w.Value > 0 ? Jet.Log(Integral(w, q, 1)) : Jet.Log(1.0 - Integral(w, q, -1));
        Jet shape = Jet.Reciprocal(q * q);
        return IncompleteGammaJet.LogRatio(shape, shape * Jet.Exp(q * w), upper: q.Value > 0);
    }

    // log |Q| - log Gamma(a) + a log a + a (Q w - exp(Q w)), written so that nothing cancels at Q = 0.
    private static Jet StandardLogDensity(Jet w, Jet q)
    {
        Jet square = q * q;
        return -(w * w * Jet.ExpRemainderRatio(q * w)) - HalfLog2Pi - StirlingRemainder(square);
    }

    // log Gamma(a) - (a - 1/2) log a + a - log(2 pi) / 2, with 1/a given (Abramowitz and Stegun 6.1.41).
    private static Jet StirlingRemainder(Jet inverse)
    {
        if (inverse.Value < 1.0 / 12)
        {
            Jet square = inverse * inverse;
            return inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * ((1.0 / 1188) - (square * (691.0 / 360360)))))))))));
        }

        Jet a = Jet.Reciprocal(inverse);
        return Jet.LogGamma(a) - ((a - 0.5) * Jet.Log(a)) + a - HalfLog2Pi;
    }

    private static Jet Integral(Jet from, Jet q, int direction)
    {
        Jet sum = 0;
        for (int panel = 0; panel < Panels; panel++)
        {
            for (int i = 0; i < Rule.Nodes.Length; i++)
            {
                double offset = direction * PanelWidth * (panel + (0.5 * (1 + Rule.Nodes[i])));
                sum += 0.5 * PanelWidth * Rule.Weights[i] * Jet.Exp(StandardLogDensity(from + offset, q));
            }
        }

        return sum;
    }
}
