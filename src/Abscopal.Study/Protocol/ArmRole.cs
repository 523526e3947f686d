namespace Abscopal.Study.Protocol;

/// <summary>What an arm is for.</summary>
public enum ArmRole
{
    /// <summary>The treatment that is studied.</summary>
    Investigational,

    /// <summary>An active treatment to compare with.</summary>
    ActiveComparator,

    /// <summary>Placebo.</summary>
    Placebo,

    /// <summary>A sham procedure.</summary>
    Sham,

    /// <summary>No intervention.</summary>
    NoIntervention,
}
