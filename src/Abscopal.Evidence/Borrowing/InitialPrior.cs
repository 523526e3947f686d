namespace Abscopal.Evidence.Borrowing;

/// <summary>The normal prior held before any earlier trial.</summary>
public sealed record InitialPrior
{
    /// <summary>A prior.</summary>
    /// <param name="mean">Its mean, on the scale of pooling.</param>
    /// <param name="standardDeviation">Positive and finite.</param>
    /// <exception cref="EvidenceInputException">A number is out of range.</exception>
    public InitialPrior(double mean, double standardDeviation)
    {
        if (!double.IsFinite(mean)) throw new EvidenceInputException($"the mean of the initial prior is {mean:R}; it must be finite");
        EvidenceInputException.ThrowIfNotPositive(standardDeviation, "the standard deviation of the initial prior");
        Mean = mean;
        StandardDeviation = standardDeviation;
    }

    /// <summary>Its mean.</summary>
    public double Mean { get; }

    /// <summary>Its standard deviation.</summary>
    public double StandardDeviation { get; }
}
