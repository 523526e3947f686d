namespace Abscopal.Biology.Treatment;

/// <summary>Where radiotherapy goes.</summary>
public enum Lesion
{
    /// <summary>The primary lesion in the chest.</summary>
    Primary,

    /// <summary>Lesions outside the chest and the brain, all together.</summary>
    Distant,

    /// <summary>The brain.</summary>
    Brain,
}
