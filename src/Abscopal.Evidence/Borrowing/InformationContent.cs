using Abscopal.Evidence.Pooling;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;
using Abscopal.Survival;

namespace Abscopal.Evidence.Borrowing;

/// <summary>What priors are worth, in units of information.</summary>
public static class InformationContent
{
    private const int Panels = 96;
    private const int PointsEach = 8;

    /// <summary>The effective sample size of a mixture of normals.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="scale">Its scale, which says what a unit of information is.</param>
    /// <param name="unitDeviation">The standard deviation of one unit; null takes that of the scale.</param>
    /// <remarks>
    /// Local information: the mean of -(log p)'' over the prior, times the variance of a unit; by parts that is the mean
    /// of the squared slope of log p. Moment: the variance of a unit over that of the prior.
    /// </remarks>
    /// <exception cref="EvidenceInputException">The scale has no unit and none was stated.</exception>
    public static EffectiveSampleSize Of(NormalMixture prior, PoolingScale scale, double? unitDeviation = null)
    {
        ArgumentNullException.ThrowIfNull(prior);
        double unit = UnitDeviation(scale, unitDeviation);
        // Panels must be fine for the narrowest component and reach as far as the widest.
        double[] edges = Edges(prior);
        var rule = GaussLegendre.OfPoints(PointsEach);
        double sum = 0;
        for (int i = 1; i < edges.Length; i++)
        {
            sum += rule.Integrate(
                x =>
                {
                    double density = prior.Density(x);
                    double slope = Slope(prior, x);
                    return density > 0 ? slope * slope / density : 0;
                },
                edges[i - 1],
                edges[i]);
        }

        InformationUnit kind = unitDeviation is not null ? InformationUnit.StatedDeviation
            : scale == PoolingScale.LogHazard ? InformationUnit.EventOfOneArm
            : InformationUnit.EventOfTwoArms;
        return new EffectiveSampleSize(Estimate.Of(sum * unit * unit), Estimate.Of(unit * unit / prior.Variance), kind);
    }

    /// <summary>The effective sample size of a mixture of betas, in subjects.</summary>
    /// <param name="prior">The prior.</param>
    /// <remarks>
    /// Local information: the mean of -(log p)'' rate (1 - rate); a single beta gives a + b. It is not estimable where a
    /// shape is less than 1, since the mean may not exist; a shape of exactly 1 adds no slope at its end. Moment: the a + b of the beta with the same mean and variance.
    /// </remarks>
    public static EffectiveSampleSize Of(BetaMixture prior)
    {
        ArgumentNullException.ThrowIfNull(prior);
        double mean = prior.Mean;
        Estimate moment = Estimate.Of((mean * (1 - mean) / prior.Variance) - 1);
        bool exists = prior.Components.All(c => c.A >= 1 && c.B >= 1);
        return new EffectiveSampleSize(exists ? Estimate.Of(LocalInformation(prior)) : Estimate.NotEstimable, moment, InformationUnit.Subject);
    }

    internal static double UnitDeviation(PoolingScale scale, double? stated)
    {
        if (stated is { } deviation)
        {
            EvidenceInputException.ThrowIfNotPositive(deviation, "the standard deviation of one unit");
            return deviation;
        }

        return scale switch
        {
            PoolingScale.LogHazard => 1,
            PoolingScale.LogHazardRatio => 2,
            _ => throw new EvidenceInputException($"the scale {scale} has no unit of information of its own; state the standard deviation of one unit"),
        };
    }

    private static double[] Edges(NormalMixture prior)
    {
        var edges = new SortedSet<double>();
        foreach (NormalComponent c in prior.Components)
        {
            for (int i = 0; i <= Panels; i++) edges.Add(c.Mean + (c.StandardDeviation * 9 * (((2.0 * i) / Panels) - 1)));
        }

        return [.. edges];
    }

    private static double Slope(NormalMixture prior, double x)
    {
        double sum = 0;
        foreach (NormalComponent c in prior.Components)
        {
            double z = (x - c.Mean) / c.StandardDeviation;
            sum -= c.Weight * z * Normal.Density(z) / (c.StandardDeviation * c.StandardDeviation);
        }

        return sum;
    }

    // On the logit scale, where every component falls off at both ends: as fast as the least shape above 1 allows.
    private static double LocalInformation(BetaMixture prior)
    {
        double excess = prior.Components.SelectMany(c => new[] { c.A, c.B }).Where(s => s > 1).DefaultIfEmpty(2).Min() - 1;
        double reach = Math.Clamp(45 / excess, 36, 700);
        var edges = new SortedSet<double>();
        int cells = (int)(10 * reach);
        for (int i = -cells; i <= cells; i++) edges.Add(i * reach / cells);
        foreach (BetaComponent c in prior.Components)
        {
            double centre = Polygamma.Digamma(c.A) - Polygamma.Digamma(c.B);
            double deviation = Math.Sqrt(Polygamma.Trigamma(c.A) + Polygamma.Trigamma(c.B));
            for (int i = 0; i <= Panels; i++) edges.Add(Math.Clamp(centre + (deviation * 9 * (((2.0 * i) / Panels) - 1)), -reach, reach));
        }

        var rule = GaussLegendre.OfPoints(PointsEach);
        double sum = 0;
        double from = -reach;
        foreach (double to in edges)
        {
            sum += rule.Integrate(v => Integrand(prior, v), from, to);
            from = to;
        }

        return sum;
    }

    private static double Integrand(BetaMixture prior, double logit)
    {
        double rate = 1 / (1 + Math.Exp(-logit));
        double rest = 1 / (1 + Math.Exp(logit));
        double density = 0;
        double first = 0;
        double second = 0;
        foreach (BetaComponent c in prior.Components)
        {
            double p = c.Weight * Math.Exp(BetaMixture.LogDensity(c, -MixtureFit.Softplus(-logit), -MixtureFit.Softplus(logit)));
            // Slopes times rate (1 - rate), which keeps them finite at both ends.
            double s = ((c.A - 1) * rest) - ((c.B - 1) * rate);
            density += p;
            first += p * s;
            second += p * ((s * s) - ((c.A - 1) * rest * rest) - ((c.B - 1) * rate * rate));
        }

        if (!(density > 0)) return 0;
        double slope = first / density;
        return ((slope * slope) - (second / density)) * density;
    }
}
