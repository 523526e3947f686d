using Abscopal.Numerics.Quadrature;

namespace Abscopal.Survival;

/// <summary>Functions of fitted parameters and their delta-method limits.</summary>
internal sealed class ParametricPredictor(SurvivalFamily family, double[] theta, double[,]? covariance, double z)
{
    private static readonly GaussLegendre Rule = GaussLegendre.OfPoints(16);

    private readonly PointDerivatives _survival = new(theta.Length);
    private readonly PointDerivatives _density = new(theta.Length);

    public ParametricEstimate Survival(double time, double[] x, bool extrapolated)
    {
        // Families of the logarithm of time have no value at 0, where every curve is 1.
        if (time == 0) return new ParametricEstimate(0, Estimate.Of(1), Estimate.Of(0), new Interval(Estimate.Of(1), Estimate.Of(1)), "log(-log)", extrapolated);
        family.LogSurvival(time, x, theta, _survival);
        double log = _survival.Value;
        double s = Math.Exp(log);
        double error = Error(_survival.Gradient);
        // On v = log(-log S) the derivative is that of log S over log S.
        Interval limits = double.IsNaN(error) || !(log < 0) || s == 0
            ? new Interval(Estimate.NotEstimable, Estimate.NotEstimable)
            : new Interval(
                Estimate.Of(Math.Exp(log * Math.Exp(-z * error / log))),
                Estimate.Of(Math.Exp(log * Math.Exp(z * error / log))));
        return new ParametricEstimate(time, Estimate.FromNaN(s), Estimate.FromNaN(s * error), limits, "log(-log)", extrapolated);
    }

    public ParametricEstimate Hazard(double time, double[] x, bool extrapolated)
    {
        family.LogDensity(time, x, theta, _density);
        family.LogSurvival(time, x, theta, _survival);
        double[] gradient = new double[theta.Length];
        for (int i = 0; i < gradient.Length; i++) gradient[i] = _density.Gradient[i] - _survival.Gradient[i];
        double hazard = Math.Exp(_density.Value - _survival.Value);
        return OnLogScale(time, hazard, Error(gradient), extrapolated);
    }

    public ParametricEstimate Quantile(double probability, double[] x, double lastObservation)
    {
        double target = Math.Log(1 - probability);
        if (!TryFind(target, x, out double time))
            return new ParametricEstimate(probability, Estimate.Infinite, Estimate.NotEstimable, new Interval(Estimate.NotEstimable, Estimate.NotEstimable), "log", true);
        family.LogSurvival(time, x, theta, _survival);
        family.LogDensity(time, x, theta, _density);
        double slope = time * Math.Exp(_density.Value - _survival.Value);
        double[] gradient = Array.ConvertAll(_survival.Gradient, g => g / slope);
        return OnLogScale(probability, time, Error(gradient), time > lastObservation);
    }

    public ParametricEstimate RestrictedMean(double tau, double[] x, bool extrapolated)
    {
        double area = 0;
        double[] gradient = new double[theta.Length];
        double from = 0;
        foreach (double to in Panels(tau))
        {
            double half = 0.5 * (to - from);
            for (int i = 0; i < Rule.Nodes.Length; i++)
            {
                family.LogSurvival(from + (half * (1 + Rule.Nodes[i])), x, theta, _survival);
                double weight = half * Rule.Weights[i] * Math.Exp(_survival.Value);
                area += weight;
                for (int j = 0; j < gradient.Length; j++) gradient[j] += weight * _survival.Gradient[j];
            }

            from = to;
        }

        double error = Error(gradient);
        var limits = new Interval(Estimate.FromNaN(area - (z * error)), Estimate.FromNaN(area + (z * error)));
        return new ParametricEstimate(tau, Estimate.FromNaN(area), Estimate.FromNaN(error), limits, "identity", extrapolated);
    }

    // Halving towards 0, where a hazard may be infinite, and broken where it jumps.
    private IEnumerable<double> Panels(double tau) => Enumerable.Range(0, 48).Select(k => tau * Math.Pow(2, -k))
        .Concat(Enumerable.Range(1, 7).Select(k => tau * (8 + k) / 16))
        .Concat(family.Breaks.Where(b => b < tau))
        .Order();

    private ParametricEstimate OnLogScale(double at, double value, double logError, bool extrapolated)
    {
        var limits = new Interval(Estimate.FromNaN(value * Math.Exp(-z * logError)), Estimate.FromNaN(value * Math.Exp(z * logError)));
        return new ParametricEstimate(at, Estimate.Of(value), Estimate.FromNaN(value * logError), limits, "log", extrapolated);
    }

    private bool TryFind(double target, double[] x, out double time)
    {
        double low = -60;
        double high = 60;
        time = double.PositiveInfinity;
        if (!(LogSurvivalAt(Math.Exp(high), x) <= target)) return false;
        // Bisection on log time: monotone, and no derivative can mislead it.
        for (int i = 0; i < 200 && high > low; i++)
        {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high) break;
            if (LogSurvivalAt(Math.Exp(middle), x) <= target) high = middle;
            else low = middle;
        }

        time = Math.Exp(0.5 * (low + high));
        return true;
    }

    private double LogSurvivalAt(double time, double[] x)
    {
        family.LogSurvival(time, x, theta, _survival);
        return double.IsNaN(_survival.Value) ? double.NegativeInfinity : _survival.Value;
    }

    private double Error(double[] gradient)
    {
        if (covariance is null) return double.NaN;
        double sum = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            for (int j = 0; j < gradient.Length; j++) sum += gradient[i] * covariance[i, j] * gradient[j];
        }

        return Math.Sqrt(Math.Max(0, sum));
    }
}
