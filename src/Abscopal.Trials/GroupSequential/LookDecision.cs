namespace Abscopal.Trials.GroupSequential;

/// <summary>What a look that was made leads to.</summary>
public enum LookDecision
{
    /// <summary>No bound is crossed and looks are to come.</summary>
    Continue,

    /// <summary>The efficacy bound is reached.</summary>
    Efficacy,

    /// <summary>The futility bound is reached; where it does not bind, going on is allowed.</summary>
    Futility,

    /// <summary>The trial ended without reaching the efficacy bound.</summary>
    NoClaim,
}
