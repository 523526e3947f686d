namespace Abscopal.Evidence.Cohorts;

/// <summary>Which number of an endpoint was printed.</summary>
public enum FactFigure
{
    /// <summary>The number of events.</summary>
    Events,

    /// <summary>A quantile of the time to event.</summary>
    Quantile,

    /// <summary>Its lower limit.</summary>
    QuantileLower,

    /// <summary>Its upper limit.</summary>
    QuantileUpper,

    /// <summary>Survival at a landmark.</summary>
    Landmark,

    /// <summary>Its lower limit.</summary>
    LandmarkLower,

    /// <summary>Its upper limit.</summary>
    LandmarkUpper,

    /// <summary>The median follow-up.</summary>
    FollowUp,

    /// <summary>Its lower limit.</summary>
    FollowUpLower,

    /// <summary>Its upper limit.</summary>
    FollowUpUpper,
}
