namespace Abscopal.Survival;

/// <summary>The scale on which limits of a survival probability are symmetric.</summary>
/// <remarks>
/// With V the Greenwood variance of S and z the normal quantile, on scale g the limits are
/// g^-1(g(S) -+ z |g'(S)| sqrt(V)). Source: Kalbfleisch and Prentice, 'The Statistical Analysis of Failure Time Data',
/// 2nd ed., section 1.4; Borgan and Liestol, Scand. J. Statist. 17 (1990) for the arcsine.
/// </remarks>
public enum ConfidenceIntervalType
{
    /// <summary>S itself, cut to the interval from 0 to 1.</summary>
    Plain,

    /// <summary>log S, cut at 1.</summary>
    Log,

    /// <summary>log(-log S), the complementary log-log scale.</summary>
    LogLog,

    /// <summary>log(S / (1 - S)).</summary>
    Logit,

    /// <summary>arcsine of the square root of S.</summary>
    Arcsine,
}
