namespace Abscopal.Clinical.Recist;

/// <summary>The response of a visit by iRECIST.</summary>
public enum ImmuneResponse
{
    /// <summary>NE: not evaluable.</summary>
    NotEvaluable,

    /// <summary>iCR: complete response.</summary>
    Complete,

    /// <summary>iPR: partial response.</summary>
    Partial,

    /// <summary>iSD: stable disease.</summary>
    Stable,

    /// <summary>NON-iCR/NON-iUPD: non-target lesions alone, persisting.</summary>
    NonCompleteNonProgressive,

    /// <summary>iUPD: progression not yet confirmed.</summary>
    UnconfirmedProgression,

    /// <summary>iCPD: progression confirmed.</summary>
    ConfirmedProgression,
}
