namespace Abscopal.Clinical.TimeToEvent;

/// <summary>Reasons as codes, censoring numbers and words.</summary>
public static class ReasonCode
{
    /// <summary>The code of a reason, stable for programs.</summary>
    /// <param name="reason">The reason.</param>
    public static string Of(TimeToEventReason reason) => reason switch
    {
        TimeToEventReason.Progression => "PD",
        TimeToEventReason.Death => "DEATH",
        TimeToEventReason.Response => "RESPONSE",
        TimeToEventReason.NoEvent => "NO-EVENT",
        TimeToEventReason.NoBaseline => "NO-BASELINE",
        TimeToEventReason.NoPostBaseline => "NO-POST-BASELINE",
        TimeToEventReason.NewTherapy => "NEW-THERAPY",
        TimeToEventReason.MissedVisits => "MISSED-VISITS",
        _ => "LOST",
    };

    /// <summary>CNSR of ADTTE: 0 for an event, a number from 1 for each reason of censoring.</summary>
    /// <param name="reason">The reason.</param>
    public static int Censor(TimeToEventReason reason) => reason switch
    {
        TimeToEventReason.Progression or TimeToEventReason.Death or TimeToEventReason.Response => 0,
        TimeToEventReason.NoEvent => 1,
        TimeToEventReason.NewTherapy => 2,
        TimeToEventReason.MissedVisits => 3,
        TimeToEventReason.NoPostBaseline => 4,
        TimeToEventReason.NoBaseline => 5,
        _ => 6,
    };

    /// <summary>EVNTDESC of ADTTE.</summary>
    /// <param name="reason">The reason.</param>
    public static string Describe(TimeToEventReason reason) => reason switch
    {
        TimeToEventReason.Progression => "Progressive disease",
        TimeToEventReason.Death => "Death",
        TimeToEventReason.Response => "Response",
        TimeToEventReason.NoEvent => "No event at last assessment or contact",
        TimeToEventReason.NoBaseline => "No baseline assessment",
        TimeToEventReason.NoPostBaseline => "No adequate post-baseline assessment",
        TimeToEventReason.NewTherapy => "New anti-tumour therapy",
        TimeToEventReason.MissedVisits => "Event after missed visits",
        _ => "Lost to follow-up or consent withdrawn",
    };
}
