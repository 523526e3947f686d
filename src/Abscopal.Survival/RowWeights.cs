namespace Abscopal.Survival;

/// <summary>Checked weights of the rows of a sample.</summary>
internal sealed class RowWeights
{
    private const double Least = 1e-300;
    private const double Most = 1e300;

    private RowWeights(double[] values, WeightKind kind, int[]? copies)
    {
        Values = values;
        Largest = values.Max();
        Kind = kind;
        Copies = copies;
    }

    public double[] Values { get; }

    public double Largest { get; }

    public WeightKind Kind { get; }

    /// <summary>For replication weights, the number of subjects that each row stands for.</summary>
    public int[]? Copies { get; }

    public static RowWeights Create(int rows, ReadOnlySpan<double> weights, WeightKind kind)
    {
        SurvivalDataException.ThrowIfUnequal(rows, weights.Length, "weights");
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double w = weights[i];
            if (!(w == 0 || (w >= Least && w <= Most)))
                throw new SurvivalDataException($"row {i + 1}: weight {w:R} must be 0 or lie between {Least:R} and {Most:R}");
            if (kind == WeightKind.Replication && w != Math.Floor(w))
                throw new SurvivalDataException($"row {i + 1}: replication weight {w:R} is not a whole number; use case weights for other weights");
            sum += w;
        }

        if (sum == 0) throw new SurvivalDataException("all weights are 0; at least one row must count");
        if (sum > Most) throw new SurvivalDataException($"the weights sum to more than {Most:R}; divide them by a constant");
        if (kind == WeightKind.Case) return new RowWeights(weights.ToArray(), kind, copies: null);
        if (sum > int.MaxValue) throw new SurvivalDataException($"the replication weights stand for {sum:R} subjects; at most {int.MaxValue} can be counted");
        return new RowWeights(weights.ToArray(), kind, Array.ConvertAll(weights.ToArray(), w => (int)w));
    }
}
