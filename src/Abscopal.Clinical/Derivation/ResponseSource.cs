namespace Abscopal.Clinical.Derivation;

/// <summary>Where responses come from.</summary>
public enum ResponseSource
{
    /// <summary>The overall response that was collected (RS, OVRLRESP); computed where the study has no RS.</summary>
    Collected,

    /// <summary>Computed from the lesions by RECIST 1.1.</summary>
    Computed,
}
