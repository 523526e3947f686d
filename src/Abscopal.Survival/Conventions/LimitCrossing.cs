namespace Abscopal.Survival;

/// <summary>At which time a curve of limits is taken to cross a level when it is not monotone.</summary>
/// <remarks>
/// The upper limits of S can rise again late on, where few are at risk. The accepted set of Brookmeyer and Crowley then
/// ends at the first crossing; R's <c>quantile.survfit</c> sorts the limits by value and takes another time.
/// </remarks>
public enum LimitCrossing
{
    /// <summary>The first time at which the limit is at or below the level.</summary>
    First,

    /// <summary>Of the times at which the limit is at or below the level, the one whose limit is closest to it: R's rule.</summary>
    ClosestToLevel,
}
