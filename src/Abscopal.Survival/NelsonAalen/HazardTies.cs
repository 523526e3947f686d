namespace Abscopal.Survival;

/// <summary>How events at one time enter the cumulative hazard.</summary>
public enum HazardTies
{
    /// <summary>Together: d / n.</summary>
    Together,

    /// <summary>One after the other, as if the ties were roundoff: 1 / n + 1 / (n - 1) + ... (Fleming and Harrington).</summary>
    OneByOne,
}
