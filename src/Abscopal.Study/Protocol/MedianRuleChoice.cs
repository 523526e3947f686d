namespace Abscopal.Study.Protocol;

/// <summary>The median where survival stays at exactly one half between two events.</summary>
public enum MedianRuleChoice
{
    /// <summary>Half way between the two events.</summary>
    Midpoint,

    /// <summary>The first of the two events.</summary>
    First,
}
