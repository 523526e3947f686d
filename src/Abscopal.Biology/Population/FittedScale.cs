namespace Abscopal.Biology.Population;

/// <summary>The scale on which a fitted parameter is drawn.</summary>
public enum FittedScale
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>Logarithm.</summary>
    Log,

    /// <summary>Log odds.</summary>
    Logit,
}
