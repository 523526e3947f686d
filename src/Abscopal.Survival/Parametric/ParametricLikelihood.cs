namespace Abscopal.Survival;

/// <summary>
/// The log-likelihood: log f at an event, log S at a censoring, log(S(l) - S(u)) in an interval, less log S at entry
/// (Klein and Moeschberger, Survival Analysis, 2nd ed., section 3.5).
/// </summary>
internal sealed class ParametricLikelihood(SurvivalFamily family, ObservedTimes times)
{
    private readonly PointDerivatives _first = new(family.ParameterCount);
    private readonly PointDerivatives _second = new(family.ParameterCount);

    public double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient, double[,] hessian)
    {
        double sum = 0;
        for (int i = 0; i < times.Count; i++)
        {
            double[] x = times.Covariates[i];
            if (times.IsExact(i)) family.LogDensity(times.Lower[i], x, theta, _first);
            else family.LogSurvival(times.Lower[i], x, theta, _first);
            sum += _first.Value;
            _first.AddTo(gradient, hessian, 1);
            if (!times.IsExact(i) && double.IsFinite(times.Upper[i])) sum += AddInterval(times.Upper[i], x, theta, gradient, hessian);
            if (times.Entry[i] > 0)
            {
                family.LogSurvival(times.Entry[i], x, theta, _first);
                sum -= _first.Value;
                _first.AddTo(gradient, hessian, -1);
            }

            if (!double.IsFinite(sum)) return double.NegativeInfinity;
        }

        return sum;
    }

    // log(1 - exp(d)) with d = log S(u) - log S(l); log S(l) has been added.
    private double AddInterval(double upper, double[] x, ReadOnlySpan<double> theta, Span<double> gradient, double[,] hessian)
    {
        family.LogSurvival(upper, x, theta, _second);
        double d = _second.Value - _first.Value;
        if (!(d < 0)) return double.NegativeInfinity;
        double missing = -OneMinusExp(d);
        double ratio = Math.Exp(d) / missing;
        double slope = -ratio;
        double curvature = -ratio / missing;
        int n = _first.Gradient.Length;
        for (int i = 0; i < n; i++)
        {
            double gap = _second.Gradient[i] - _first.Gradient[i];
            gradient[i] += slope * gap;
            for (int j = 0; j < n; j++)
            {
                hessian[i, j] += (slope * (_second.Hessian[i, j] - _first.Hessian[i, j]))
                    + (curvature * gap * (_second.Gradient[j] - _first.Gradient[j]));
            }
        }

        return Math.Log(missing);
    }

    private static double OneMinusExp(double d) => d > -0.5
        ? d * Abscopal.Numerics.Differentiation.Jet.ExpMinusOneRatio(d).Value
        : Math.Exp(d) - 1;
}
