namespace Abscopal.Numerics.Roots;

/// <summary>The root of a continuous function between two points of opposite sign.</summary>
/// <remarks>Source: Brent, 'Algorithms for Minimization without Derivatives', 1973, chapter 4.</remarks>
public static class Brent
{
    /// <summary>A root between two points.</summary>
    /// <param name="function">A continuous function.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other end; the function has the other sign there, or is zero.</param>
    /// <param name="tolerance">How near to the root, in units of the argument.</param>
    /// <exception cref="ArgumentException">The function has the same sign at both ends.</exception>
    public static double Root(Func<double, double> function, double low, double high, double tolerance = 1e-13)
    {
        ArgumentNullException.ThrowIfNull(function);
        double a = low;
        double b = high;
        double fa = function(a);
        double fb = function(b);
        if (fa == 0) return a;
        if (fb == 0) return b;
        if (!(fa * fb < 0)) throw new ArgumentException($"The function has the same sign at {low} and {high}: {fa} and {fb}.", nameof(function));
        double c = a;
        double fc = fa;
        double step = b - a;
        double before = step;
        for (int iteration = 0; iteration < 300; iteration++)
        {
            if (Math.Abs(fc) < Math.Abs(fb)) (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            double near = (2 * double.Epsilon) + (2.3e-16 * Math.Abs(b)) + (0.5 * tolerance);
            double middle = 0.5 * (c - b);
            if (Math.Abs(middle) <= near || fb == 0) return b;
            (step, before) = NextStep(a, b, c, fa, fb, fc, step, before, middle, near);
            (a, fa) = (b, fb);
            b += Math.Abs(step) > near ? step : Math.CopySign(near, middle);
            fb = function(b);
            if ((fb > 0) == (fc > 0))
            {
                (c, fc) = (a, fa);
                step = before = b - a;
            }
        }

        return b;
    }

    private static (double Step, double Before) NextStep(
        double a, double b, double c, double fa, double fb, double fc, double step, double before, double middle, double near)
    {
        if (Math.Abs(before) < near || Math.Abs(fa) <= Math.Abs(fb)) return (middle, middle);
        double s = fb / fa;
        double p;
        double q;
        if (a == c)
        {
            p = 2 * middle * s;
            q = 1 - s;
        }
        else
        {
            double r = fb / fc;
            double t = fa / fc;
            p = s * ((2 * middle * t * (t - r)) - ((b - a) * (r - 1)));
            q = (t - 1) * (r - 1) * (s - 1);
        }

        if (p > 0) q = -q;
        else p = -p;
        bool accept = 2 * p < Math.Min((3 * middle * q) - Math.Abs(near * q), Math.Abs(before * q));
        return accept ? (p / q, step) : (middle, middle);
    }
}
