namespace Abscopal.Trials.OneArm;

/// <summary>The variance of the one-sample log-rank test; the choice moves the true level in small samples.</summary>
public enum OneSampleVariance
{
    /// <summary>The expected events E; conservative for a benefit.</summary>
    Expected,

    /// <summary>The observed events O; liberal.</summary>
    Observed,

    /// <summary>(O + E) / 2, near the nominal level.</summary>
    Mean,
}
