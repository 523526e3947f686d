namespace Abscopal.Evidence.Comparison;

/// <summary>How subjects came into the arms that are compared.</summary>
public enum ArmAssignment
{
    /// <summary>From different trials: nothing balances them.</summary>
    AcrossTrials,

    /// <summary>From different trials, with weights that balance measured covariates.</summary>
    AcrossTrialsWeighted,

    /// <summary>By randomisation within a trial.</summary>
    Randomised,
}
