namespace Abscopal.Evidence.Matching;

/// <summary>What matching came to.</summary>
public enum MatchingOutcome
{
    /// <summary>The weighted means equal the targets.</summary>
    Balanced,

    /// <summary>No weights can do it: the targets lie outside, or on the edge of, what the subjects span.</summary>
    OutsideConvexHull,

    /// <summary>Neither weights nor a proof that there are none within the steps allowed.</summary>
    Undecided,
}
