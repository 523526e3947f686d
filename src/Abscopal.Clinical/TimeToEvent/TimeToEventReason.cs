namespace Abscopal.Clinical.TimeToEvent;

/// <summary>Why a time ends where it does.</summary>
public enum TimeToEventReason
{
    /// <summary>Progression by the rules of response.</summary>
    Progression,

    /// <summary>Death from any cause.</summary>
    Death,

    /// <summary>A response was reached.</summary>
    Response,

    /// <summary>No event by the last adequate assessment, or by the last contact.</summary>
    NoEvent,

    /// <summary>No assessment at baseline.</summary>
    NoBaseline,

    /// <summary>No adequate assessment after baseline.</summary>
    NoPostBaseline,

    /// <summary>Another anti-tumour therapy began.</summary>
    NewTherapy,

    /// <summary>Too many visits were missed before the event.</summary>
    MissedVisits,

    /// <summary>Lost to follow-up, or consent withdrawn.</summary>
    Lost,
}
