namespace Abscopal.Survival;

/// <summary>What the weight of a row means.</summary>
public enum WeightKind
{
    /// <summary>
    /// How much a subject counts, such as the inverse of a probability of being sampled or of a propensity. Variances
    /// are robust (infinitesimal jackknife), since the weights say nothing of how many subjects there are.
    /// </summary>
    Case,

    /// <summary>How many subjects with the same values a row stands for; a whole number. Results are those of the rows written out.</summary>
    Replication,
}
