namespace Abscopal.Evidence.Comparison;

/// <summary>The variance of a log hazard ratio.</summary>
public enum HazardRatioVariance
{
    /// <summary>The sandwich of Lin and Wei (1989), one subject a cluster: needs no proportional hazards.</summary>
    Robust,

    /// <summary>The inverse of the information of the partial likelihood.</summary>
    Model,
}
