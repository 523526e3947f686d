namespace Abscopal.Study.Protocol;

/// <summary>Whose rules of censoring are followed.</summary>
public enum CensoringChoice
{
    /// <summary>Events after two or more missed visits, after a new therapy or without a baseline are censored (FDA).</summary>
    Fda,

    /// <summary>Every progression and death counts (EMA).</summary>
    Ema,
}
