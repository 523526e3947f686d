using Abscopal.Evidence.Pooling;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Evidence.Borrowing;

/// <summary>Fits few components to a distribution by expectation-maximisation on the points of a quadrature.</summary>
internal static class MixtureFit
{
    private const int Panels = 48;
    private const int PointsEach = 8;
    private const int MostSteps = 2000;
    private const double Tail = 1e-7;

    /// <summary>The mixture of normals nearest to another in Kullback-Leibler divergence, and that divergence.</summary>
    public static (NormalMixture Mixture, double Divergence) Normal(NormalMixture target, int components)
    {
        (double[] x, double[] mass) = Points(target);
        double[] density = [.. x.Select(target.Density)];
        NormalMixture fit = StartFrom(target, components);
        double last = double.PositiveInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            double divergence = Divergence(density, mass, [.. x.Select(fit.Density)]);
            if (Math.Abs(last - divergence) < 1e-12) break;
            last = divergence;
            fit = new NormalMixture(fit.Components.Select(c => Maximise(c, fit, x, mass)).Where(c => c.Weight > 0).ToArray());
        }

        return (fit, Math.Max(0, last));
    }

    /// <summary>The mixture of betas nearest to a distribution given on the logit scale, and the divergence.</summary>
    public static (BetaMixture Mixture, double Divergence) Beta(NormalMixture target, int components)
    {
        (double[] x, double[] mass) = Points(target);
        double[] logRate = [.. x.Select(v => -Softplus(-v))];
        double[] logRest = [.. x.Select(v => -Softplus(v))];
        // The density of the rate is that of its logit over rate (1 - rate).
        double[] density = [.. x.Select((v, i) => target.Density(v) * Math.Exp(-logRate[i] - logRest[i]))];
        var fit = new BetaMixture(StartFrom(target, components).Components.Select(BetaOfLogit));
        double last = double.PositiveInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            double[] own = [.. x.Select((_, i) => fit.Components.Sum(c => c.Weight * Math.Exp(BetaMixture.LogDensity(c, logRate[i], logRest[i]))))];
            double divergence = Divergence(density, mass, own);
            if (Math.Abs(last - divergence) < 1e-11) break;
            last = divergence;
            fit = new BetaMixture(fit.Components.Select(c => Maximise(c, own, logRate, logRest, mass)).ToArray());
        }

        return (fit, Math.Max(0, last));
    }

    // log(1 + exp v), with the first terms of its series where 1 + exp v would round to 1.
    internal static double Softplus(double v) => v > 0 ? v + Softplus(-v) : v < -30 ? Math.Exp(v) : Math.Log(1 + Math.Exp(v));

    private static (double[] X, double[] Mass) Points(NormalMixture target)
    {
        double from = target.Quantile(Tail);
        double to = target.Quantile(1 - Tail);
        var rule = GaussLegendre.OfPoints(PointsEach);
        double width = (to - from) / Panels;
        double[] x = new double[Panels * PointsEach];
        double[] mass = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = from + (width * ((i / PointsEach) + (0.5 * (1 + rule.Nodes[i % PointsEach]))));
            sum += mass[i] = 0.5 * width * rule.Weights[i % PointsEach] * target.Density(x[i]);
        }

        for (int i = 0; i < x.Length; i++) mass[i] /= sum;
        return (x, mass);
    }

    // The prediction is a mixture of many normals ordered by their spread: neighbours are merged into groups of equal weight.
    private static NormalMixture StartFrom(NormalMixture target, int components)
    {
        NormalComponent[] sorted = [.. target.Components.OrderBy(c => c.StandardDeviation)];
        var groups = new List<NormalComponent>[components];
        for (int g = 0; g < components; g++) groups[g] = [];
        double below = 0;
        foreach (NormalComponent c in sorted)
        {
            groups[Math.Min(components - 1, (int)((below + (0.5 * c.Weight)) * components))].Add(c);
            below += c.Weight;
        }

        return new NormalMixture(groups.Where(g => g.Count > 0).Select(g =>
        {
            var merged = new NormalMixture(g);
            return new NormalComponent(g.Sum(c => c.Weight), merged.Mean, Math.Sqrt(merged.Variance));
        }));
    }

    private static double Divergence(double[] target, double[] mass, double[] fit)
    {
        double sum = 0;
        for (int i = 0; i < mass.Length; i++) sum += mass[i] * Math.Log(target[i] / fit[i]);
        return sum;
    }

    private static NormalComponent Maximise(NormalComponent c, NormalMixture fit, double[] x, double[] mass)
    {
        double weight = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = (x[i] - c.Mean) / c.StandardDeviation;
            double share = mass[i] * c.Weight * Numerics.Distributions.Normal.Density(z) / c.StandardDeviation / fit.Density(x[i]);
            double distance = x[i] - c.Mean;
            weight += share;
            mean += share * distance;
            square += share * distance * distance;
        }

        if (!(weight > 1e-12)) return c with { Weight = 0 };
        mean /= weight;
        return new NormalComponent(weight, c.Mean + mean, Math.Sqrt(Math.Max(1e-300, (square / weight) - (mean * mean))));
    }

    private static BetaComponent Maximise(BetaComponent c, double[] own, double[] logRate, double[] logRest, double[] mass)
    {
        double weight = 0;
        double rate = 0;
        double rest = 0;
        for (int i = 0; i < mass.Length; i++)
        {
            double share = mass[i] * c.Weight * Math.Exp(BetaMixture.LogDensity(c, logRate[i], logRest[i])) / own[i];
            weight += share;
            rate += share * logRate[i];
            rest += share * logRest[i];
        }

        return weight > 1e-12 ? BetaOfLogs(c with { Weight = weight }, rate / weight, rest / weight) : c with { Weight = 0 };
    }

    private static BetaComponent BetaOfLogit(NormalComponent c)
    {
        double rate = 0;
        double rest = 0;
        var rule = GaussLegendre.OfPoints(40);
        double sum = 0;
        for (int i = 0; i < 40; i++)
        {
            double z = 6 * rule.Nodes[i];
            double w = rule.Weights[i] * Numerics.Distributions.Normal.Density(z);
            double v = c.Mean + (z * c.StandardDeviation);
            sum += w;
            rate -= w * Softplus(-v);
            rest -= w * Softplus(v);
        }

        double p = 1 / (1 + Math.Exp(-c.Mean));
        double size = Math.Max(0.5, 1 / (c.StandardDeviation * c.StandardDeviation * p * (1 - p)));
        return BetaOfLogs(new BetaComponent(c.Weight, p * size, (1 - p) * size), rate / sum, rest / sum);
    }

    // The shapes of greatest likelihood for given means of log rate and log (1 - rate): Newton on the logarithms of the
    // shapes, so that they stay positive.
    private static BetaComponent BetaOfLogs(BetaComponent c, double logRate, double logRest)
    {
        double a = c.A;
        double b = c.B;
        for (int step = 0; step < 100; step++)
        {
            double both = Polygamma.Digamma(a + b);
            double first = logRate - Polygamma.Digamma(a) + both;
            double second = logRest - Polygamma.Digamma(b) + both;
            double joint = Polygamma.Trigamma(a + b);
            double aa = Polygamma.Trigamma(a) - joint;
            double bb = Polygamma.Trigamma(b) - joint;
            double determinant = (aa * bb) - (joint * joint);
            double da = ((bb * first) + (joint * second)) / determinant;
            double db = ((aa * second) + (joint * first)) / determinant;
            double nextA = a * Math.Exp(Math.Clamp(da / a, -1, 1));
            double nextB = b * Math.Exp(Math.Clamp(db / b, -1, 1));
            bool done = Math.Abs(nextA - a) <= 1e-11 * a && Math.Abs(nextB - b) <= 1e-11 * b;
            (a, b) = (nextA, nextB);
            if (done) break;
        }

        return c with { A = a, B = b };
    }
}
