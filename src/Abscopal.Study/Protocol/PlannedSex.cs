namespace Abscopal.Study.Protocol;

/// <summary>Who may take part.</summary>
public enum PlannedSex
{
    /// <summary>Women and men.</summary>
    Both,

    /// <summary>Women.</summary>
    Female,

    /// <summary>Men.</summary>
    Male,
}
