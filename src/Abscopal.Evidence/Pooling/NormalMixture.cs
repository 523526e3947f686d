using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;

namespace Abscopal.Evidence.Pooling;

/// <summary>A mixture of normal distributions.</summary>
public sealed record NormalMixture
{
    /// <summary>A mixture; the weights are scaled to sum to 1.</summary>
    /// <param name="components">At least one, with weights not negative and standard deviations positive.</param>
    /// <exception cref="EvidenceInputException">A component is out of range.</exception>
    public NormalMixture(IEnumerable<NormalComponent> components)
    {
        NormalComponent[] parts = [.. components];
        double sum = 0;
        foreach (NormalComponent part in parts)
        {
            if (!(part.Weight >= 0 && double.IsFinite(part.Mean) && part.StandardDeviation > 0 && double.IsFinite(part.StandardDeviation)))
                throw new EvidenceInputException($"component ({part.Weight:R}, {part.Mean:R}, {part.StandardDeviation:R}): weight must not be negative, the mean finite, the standard deviation positive");
            sum += part.Weight;
        }

        if (!(sum > 0 && double.IsFinite(sum))) throw new EvidenceInputException($"the weights sum to {sum:R}; the sum must be positive and finite");
        Components = [.. parts.Select(p => p with { Weight = p.Weight / sum })];
    }

    /// <summary>The components; their weights sum to 1.</summary>
    public ImmutableArray<NormalComponent> Components { get; }

    /// <summary>The mean.</summary>
    public double Mean => Components.Sum(c => c.Weight * c.Mean);

    /// <summary>The variance.</summary>
    public double Variance
    {
        get
        {
            double mean = Mean;
            return Components.Sum(c => c.Weight * ((c.StandardDeviation * c.StandardDeviation) + ((c.Mean - mean) * (c.Mean - mean))));
        }
    }

    /// <summary>The density at a point.</summary>
    /// <param name="x">Any number.</param>
    public double Density(double x)
    {
        double sum = 0;
        foreach (NormalComponent c in Components) sum += c.Weight * Normal.Density((x - c.Mean) / c.StandardDeviation) / c.StandardDeviation;
        return sum;
    }

    /// <summary>The probability at or below a point.</summary>
    /// <param name="x">Any number.</param>
    public double Cumulative(double x)
    {
        double sum = 0;
        foreach (NormalComponent c in Components) sum += c.Weight * Normal.Cumulative((x - c.Mean) / c.StandardDeviation);
        return sum;
    }

    /// <summary>The point at or below which the variable falls with a probability.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    public double Quantile(double p)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "must lie strictly between 0 and 1");
        double z = Normal.Quantile(p);
        double low = Components.Where(c => c.Weight > 0).Min(c => c.Mean + (z * c.StandardDeviation));
        double high = Components.Where(c => c.Weight > 0).Max(c => c.Mean + (z * c.StandardDeviation));
        for (int i = 0; i < 100 && high - low > 1e-14 * Math.Max(1, Math.Abs(low)); i++)
        {
            double middle = 0.5 * (low + high);
            if (Cumulative(middle) < p) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }

    /// <summary>The distribution after an estimate with normal error was seen.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="standardError">Its standard error, positive.</param>
    /// <remarks>Each component is updated by itself, and weighted by how well it foretold the estimate.</remarks>
    public NormalMixture Update(double value, double standardError)
    {
        EvidenceInputException.ThrowIfNotPositive(standardError, "the standard error");
        double[] logs = [.. Components.Select(c => LogMarginal(c, value, standardError))];
        double most = logs.Max();
        return new NormalMixture(Components.Select((c, i) =>
        {
            double prior = 1 / (c.StandardDeviation * c.StandardDeviation);
            double data = 1 / (standardError * standardError);
            return new NormalComponent(
                Math.Exp(logs[i] - most), ((prior * c.Mean) + (data * value)) / (prior + data), 1 / Math.Sqrt(prior + data));
        }));
    }

    private static double LogMarginal(NormalComponent c, double value, double standardError)
    {
        double variance = (c.StandardDeviation * c.StandardDeviation) + (standardError * standardError);
        return Math.Log(c.Weight) - (0.5 * (Math.Log(variance) + ((value - c.Mean) * (value - c.Mean) / variance)));
    }
}
