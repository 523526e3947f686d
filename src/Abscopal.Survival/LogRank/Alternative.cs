namespace Abscopal.Survival;

/// <summary>Against what a test of two groups is made.</summary>
public enum Alternative
{
    /// <summary>Any difference.</summary>
    TwoSided,

    /// <summary>The last group has fewer events.</summary>
    LastGroupBetter,
}
