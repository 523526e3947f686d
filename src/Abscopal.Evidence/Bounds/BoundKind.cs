namespace Abscopal.Evidence.Bounds;

/// <summary>What the ends of a bound are.</summary>
public enum BoundKind
{
    /// <summary>Both ends are attained by cohorts that meet the facts of the endpoint, and nothing lies beyond.</summary>
    Sharp,

    /// <summary>No cohort lies beyond the ends; whether one attains them is not known.</summary>
    Outer,
}
