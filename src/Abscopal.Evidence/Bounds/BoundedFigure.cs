namespace Abscopal.Evidence.Bounds;

/// <summary>The figures that are bounded.</summary>
public enum BoundedFigure
{
    /// <summary>Survival at a time.</summary>
    Survival,

    /// <summary>A quantile of the time to event, in months.</summary>
    Quantile,

    /// <summary>The restricted mean up to a time, in months.</summary>
    RestrictedMean,

    /// <summary>The events up to a time.</summary>
    Events,

    /// <summary>The subjects at risk just before a time.</summary>
    AtRisk,
}
