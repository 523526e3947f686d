namespace Abscopal.Survival;

/// <summary>Pointwise limits of a probability that starts at 0.</summary>
internal static class IncidenceScale
{
    /// <summary>The limits; not estimable where the scale has none, as the log of 0.</summary>
    public static Interval Limits(ConfidenceIntervalType type, double probability, double variance, double z)
    {
        if (probability <= 0)
        {
            Estimate none = type == ConfidenceIntervalType.Plain ? Estimate.Of(0) : Estimate.NotEstimable;
            return new Interval(none, none);
        }

        // A sum of probabilities reaches 1 only up to roundoff.
        double p = probability > 1 - 1e-14 ? 1 : probability;
        (double lower, double upper) = ConfidenceScale.Limits(type, p, variance / (p * p), z);
        return new Interval(Estimate.FromNaN(lower), Estimate.FromNaN(upper));
    }
}
