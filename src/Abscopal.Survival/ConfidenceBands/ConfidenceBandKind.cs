namespace Abscopal.Survival;

/// <summary>The shape of a band that holds the whole curve at once.</summary>
public enum ConfidenceBandKind
{
    /// <summary>Hall and Wellner's: widest where few are left, not proportional to the pointwise limits.</summary>
    HallWellner,

    /// <summary>Nair's equal-precision band: the pointwise limits widened by one factor.</summary>
    EqualPrecision,
}
