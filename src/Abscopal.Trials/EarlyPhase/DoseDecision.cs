namespace Abscopal.Trials.EarlyPhase;

/// <summary>What a dose-finding rule says after a cohort.</summary>
public enum DoseDecision
{
    /// <summary>Go up a dose.</summary>
    Escalate,

    /// <summary>Stay.</summary>
    Stay,

    /// <summary>Go down a dose.</summary>
    Deescalate,

    /// <summary>Go down and never come back: the dose is too toxic.</summary>
    Eliminate,
}
