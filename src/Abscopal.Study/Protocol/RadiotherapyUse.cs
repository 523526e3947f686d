namespace Abscopal.Study.Protocol;

/// <summary>How firmly a protocol asks for radiotherapy.</summary>
public enum RadiotherapyUse
{
    /// <summary>Part of the treatment.</summary>
    Planned,

    /// <summary>Allowed.</summary>
    Allowed,

    /// <summary>At the investigator's discretion.</summary>
    Discretion,
}
