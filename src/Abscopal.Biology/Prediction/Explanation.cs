namespace Abscopal.Biology.Prediction;

/// <summary>Why a regimen might do what it does.</summary>
public enum Explanation
{
    /// <summary>Radiation kills, and it raises immunity as far as each member assumes.</summary>
    RadiationAndImmunity,

    /// <summary>Radiation kills and does nothing else.</summary>
    DirectKillOnly,

    /// <summary>Each subject has the better of two courses, one without radiotherapy and one without the checkpoint drug: no interaction.</summary>
    IndependentAction,

    /// <summary>Radiation kills and does nothing else, and more of the subjects had responsive tumours.</summary>
    MoreResponders,
}
