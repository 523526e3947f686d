namespace Abscopal.Evidence.Borrowing;

/// <summary>How a prior for a control arm was made from earlier trials.</summary>
public enum BorrowingMethod
{
    /// <summary>The earlier likelihood to a fixed power.</summary>
    PowerPrior,

    /// <summary>The earlier likelihood to a power with a prior of its own, normalised.</summary>
    NormalisedPowerPrior,

    /// <summary>The new value around the earlier one with a spike-and-slab precision.</summary>
    CommensuratePrior,

    /// <summary>The prediction of a random-effects model.</summary>
    MetaAnalyticPredictive,

    /// <summary>The same with a vague component beside it.</summary>
    RobustMetaAnalyticPredictive,
}
