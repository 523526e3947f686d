namespace Abscopal.Survival;

/// <summary>What a quantile is when the curve is flat exactly at its level.</summary>
public enum PlateauRule
{
    /// <summary>
    /// The middle of the flat piece, which ends at the next event or, where none follows, at the last observation:
    /// R's rule.
    /// </summary>
    MidpointToLastObservation,

    /// <summary>The middle between the two events around the flat piece; not estimable where no event follows: SAS's rule.</summary>
    MidpointBetweenEvents,

    /// <summary>The first time at which the curve is at or below the level.</summary>
    FirstTime,
}
