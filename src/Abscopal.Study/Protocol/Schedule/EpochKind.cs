namespace Abscopal.Study.Protocol.Schedule;

/// <summary>What an epoch is for.</summary>
public enum EpochKind
{
    /// <summary>Before inclusion is decided.</summary>
    Screening,

    /// <summary>Before treatment, to settle.</summary>
    RunIn,

    /// <summary>The state before treatment is measured.</summary>
    Baseline,

    /// <summary>Treatment.</summary>
    Treatment,

    /// <summary>Between treatments, without one.</summary>
    Washout,

    /// <summary>After treatment.</summary>
    FollowUp,

    /// <summary>None of these.</summary>
    Other,
}
