using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;

namespace Abscopal.Evidence.Borrowing;

/// <summary>A mixture of beta distributions, for a rate.</summary>
public sealed record BetaMixture
{
    /// <summary>A mixture; the weights are scaled to sum to 1.</summary>
    /// <param name="components">At least one, with weights not negative and shapes positive.</param>
    /// <exception cref="EvidenceInputException">A component is out of range.</exception>
    public BetaMixture(IEnumerable<BetaComponent> components)
    {
        BetaComponent[] parts = [.. components];
        double sum = 0;
        foreach (BetaComponent part in parts)
        {
            if (!(part.Weight >= 0 && part.A > 0 && part.B > 0 && double.IsFinite(part.A) && double.IsFinite(part.B)))
                throw new EvidenceInputException($"component ({part.Weight:R}, {part.A:R}, {part.B:R}): weight must not be negative, shapes positive and finite");
            sum += part.Weight;
        }

        if (!(sum > 0 && double.IsFinite(sum))) throw new EvidenceInputException($"the weights sum to {sum:R}; the sum must be positive and finite");
        Components = [.. parts.Select(p => p with { Weight = p.Weight / sum })];
    }

    /// <summary>The components; their weights sum to 1.</summary>
    public ImmutableArray<BetaComponent> Components { get; }

    /// <summary>The mean.</summary>
    public double Mean => Components.Sum(c => c.Weight * c.A / (c.A + c.B));

    /// <summary>The variance.</summary>
    public double Variance
    {
        get
        {
            double mean = Mean;
            return Components.Sum(c =>
            {
                double own = c.A / (c.A + c.B);
                return c.Weight * ((own * (1 - own) / (c.A + c.B + 1)) + ((own - mean) * (own - mean)));
            });
        }
    }

    /// <summary>The density at a rate.</summary>
    /// <param name="rate">Strictly between 0 and 1.</param>
    public double Density(double rate)
    {
        double sum = 0;
        foreach (BetaComponent c in Components) sum += c.Weight * Math.Exp(LogDensity(c, Math.Log(rate), Math.Log(1 - rate)));
        return sum;
    }

    /// <summary>The probability at or below a rate.</summary>
    /// <param name="rate">Between 0 and 1.</param>
    public double Cumulative(double rate)
    {
        double sum = 0;
        foreach (BetaComponent c in Components) sum += c.Weight * BetaDistribution.Cumulative(rate, c.A, c.B);
        return sum;
    }

    /// <summary>The distribution after a binomial count was seen.</summary>
    /// <param name="count">Those of <paramref name="n"/> with the property.</param>
    /// <param name="n">The number of subjects.</param>
    /// <exception cref="EvidenceInputException">The count does not lie from 0 to n.</exception>
    public BetaMixture Update(int count, int n)
    {
        if (count < 0 || count > n) throw new EvidenceInputException($"{count} of {n}: the count must lie from 0 to the number");
        double[] logs = [.. Components.Select(c => Math.Log(c.Weight) + LogBeta(c.A + count, c.B + n - count) - LogBeta(c.A, c.B))];
        double most = logs.Max();
        return new BetaMixture(Components.Select((c, i) => new BetaComponent(Math.Exp(logs[i] - most), c.A + count, c.B + n - count)));
    }

    internal static double LogDensity(BetaComponent c, double logRate, double logRest) =>
        ((c.A - 1) * logRate) + ((c.B - 1) * logRest) - LogBeta(c.A, c.B);

    private static double LogBeta(double a, double b) => GammaFunction.Log(a) + GammaFunction.Log(b) - GammaFunction.Log(a + b);
}
