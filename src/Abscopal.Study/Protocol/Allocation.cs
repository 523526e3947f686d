namespace Abscopal.Study.Protocol;

/// <summary>How subjects came to their arm.</summary>
public enum Allocation
{
    /// <summary>Every subject received the same treatment.</summary>
    SingleArm,

    /// <summary>By chance.</summary>
    Randomised,

    /// <summary>Several arms, not by chance.</summary>
    NonRandomised,
}
