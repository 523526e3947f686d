namespace Abscopal.Survival;

/// <summary>The transformation of survival that a Royston-Parmar spline models.</summary>
public enum SplineScale
{
    /// <summary>log(-log S): proportional hazards.</summary>
    Hazard,

    /// <summary>log((1 - S) / S): proportional odds.</summary>
    Odds,

    /// <summary>-probit(S).</summary>
    Normal,
}
