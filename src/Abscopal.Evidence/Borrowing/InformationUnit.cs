namespace Abscopal.Evidence.Borrowing;

/// <summary>What one unit of an effective sample size is.</summary>
public enum InformationUnit
{
    /// <summary>An event of one arm: a log hazard has variance 1 over events.</summary>
    EventOfOneArm,

    /// <summary>An event of a balanced two-arm trial: a log hazard ratio has variance 4 over events.</summary>
    EventOfTwoArms,

    /// <summary>A subject followed to the landmark.</summary>
    Subject,

    /// <summary>An observation whose standard deviation the caller stated.</summary>
    StatedDeviation,
}
