namespace Abscopal.Survival;

/// <summary>The families of weights of the log-rank test.</summary>
public enum LogRankFamily
{
    /// <summary>Every event time alike.</summary>
    LogRank,

    /// <summary>The number at risk.</summary>
    Gehan,

    /// <summary>Its square root.</summary>
    TaroneWare,

    /// <summary>An estimate of survival.</summary>
    PetoPeto,

    /// <summary>The same, a little smaller where few are at risk.</summary>
    ModifiedPetoPeto,

    /// <summary>Powers of the pooled survival and of its complement.</summary>
    FlemingHarrington,

    /// <summary>The reciprocal of the pooled survival up to a time.</summary>
    ModestlyWeighted,
}
