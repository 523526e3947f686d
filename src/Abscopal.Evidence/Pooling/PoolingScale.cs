namespace Abscopal.Evidence.Pooling;

/// <summary>The scale on which estimates are pooled; each is nearly normal there.</summary>
public enum PoolingScale
{
    /// <summary>The logarithm of a hazard ratio.</summary>
    LogHazardRatio,

    /// <summary>The logarithm of a hazard, per month.</summary>
    LogHazard,

    /// <summary>The logarithm of a median, in months.</summary>
    LogMedian,

    /// <summary>The logit of the survival at a landmark.</summary>
    LogitLandmark,
}
