using static Abscopal.Survival.CoxCoefficients;

namespace Abscopal.Survival;

/// <summary>The limits of a coefficient by the profile of the log-likelihood over the others.</summary>
/// <remarks>Source: Venzon and Moolgavkar, Appl. Stat. 37 (1988) 87-94, with bisection safeguarding the secant steps.</remarks>
internal static class ProfileLikelihoodLimits
{
    public static (Limit Lower, Limit Upper) Of(CoxFit fit, PartialLikelihood likelihood, bool[] infinite, int coefficient, double z)
    {
        double target = fit.LogLikelihood - (0.5 * z * z);
        int sign = Math.Sign(fit.Beta[coefficient]);
        double reach = infinite[coefficient] ? 1 / likelihood.Design.Ranges[coefficient] : z * Math.Sqrt(fit.ModelCovariance(coefficient, coefficient));
        Limit Side(int side) => infinite[coefficient] && side == sign
            ? Limit.Infinite(side)
            : Find(fit, likelihood, coefficient, target, side * reach, infinite[coefficient] ? 0 : fit.Beta[coefficient]);
        return (Side(-1), Side(1));
    }

    private static Limit Find(CoxFit fit, PartialLikelihood likelihood, int coefficient, double target, double step, double start)
    {
        double[] warm = fit.Beta.ToArray();
        double Height(double at)
        {
            warm[coefficient] = at;
            var maximizer = new CoxMaximizer(likelihood, fit.Options, [.. warm]) { SeeksInfinite = false };
            maximizer.Hold(coefficient);
            _ = maximizer.Run(evaluated: false);
            maximizer.Beta.CopyTo(warm, 0);
            return likelihood.LogLikelihood - target;
        }

        double inner = start;
        double innerHeight = Height(inner);
        // An infinite estimate starts at 0, which can already lie outside: then walk inwards, to where it lies inside.
        for (int tries = 0; innerHeight < 0; tries++, step *= 2)
        {
            if (tries == 60) return Limit.At(double.NaN);
            inner -= step;
            innerHeight = Height(inner);
        }

        double outer = inner + step;
        double outerHeight = Height(outer);
        double farthest = 200 / likelihood.Design.Ranges[coefficient];
        while (outerHeight > 0)
        {
            (inner, innerHeight) = (outer, outerHeight);
            outer += step;
            step *= 2;
            if (Math.Abs(outer) > Math.Max(farthest, 50 * Math.Abs(start))) return Limit.Infinite(Math.Sign(step));
            outerHeight = Height(outer);
        }

        return Limit.At(Bisect(Height, inner, innerHeight, outer, outerHeight));
    }

    // The Illinois rule of false position.
    private static double Bisect(Func<double, double> height, double a, double atA, double b, double atB)
    {
        for (int i = 0; i < 100 && Math.Abs(b - a) > 1e-12 * (1 + Math.Abs(b)); i++)
        {
            double x = ((a * atB) - (b * atA)) / (atB - atA);
            double atX = height(x);
            if (Math.Abs(atX) < 1e-12) return x;
            if (atX < 0 == atB < 0) atA *= 0.5;
            else (a, atA) = (b, atB);
            (b, atB) = (x, atX);
        }

        return b;
    }
}
