namespace Abscopal.Study.Protocol;

/// <summary>Who knew which treatment a subject received.</summary>
public enum Masking
{
    /// <summary>Everyone.</summary>
    Open,

    /// <summary>Neither the subject nor the investigator.</summary>
    DoubleBlind,

    /// <summary>The subject does not know.</summary>
    SingleBlind,
}
