namespace Abscopal.Study.Protocol;

/// <summary>The transformation of survival on which confidence limits are made.</summary>
public enum IntervalChoice
{
    /// <summary>None: S ± z se.</summary>
    Plain,

    /// <summary>log S.</summary>
    Log,

    /// <summary>log(-log S).</summary>
    LogLog,

    /// <summary>log(S / (1 - S)).</summary>
    Logit,

    /// <summary>arcsin √S.</summary>
    ArcSine,
}
