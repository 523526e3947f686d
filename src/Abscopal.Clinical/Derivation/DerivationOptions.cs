using Abscopal.Clinical.Recist;
using Abscopal.Clinical.TimeToEvent;

namespace Abscopal.Clinical.Derivation;

/// <summary>The choices of a derivation from SDTM to ADaM.</summary>
public sealed record DerivationOptions
{
    /// <summary>Which events of progression-free survival and of the duration of response count.</summary>
    /// <value>Those of the EMA by default: every progression and death.</value>
    public CensoringRules Censoring { get; init; } = CensoringRules.Ema;

    /// <summary>How best responses are chosen.</summary>
    public BestResponseOptions BestResponse { get; init; } = new();

    /// <summary>Whether responses are taken as collected in RS, or computed from the lesions of TU and TR.</summary>
    public ResponseSource Responses { get; init; } = ResponseSource.Collected;

    /// <summary>The last day of which the data know; null takes DCUTDTC of TS, or else the latest day of the data.</summary>
    public DateOnly? CutOff { get; init; }

    /// <summary>Days after the last dose in which an adverse event is still treatment-emergent.</summary>
    /// <value>30 by default.</value>
    public int EmergentDays { get; init; } = 30;
}
