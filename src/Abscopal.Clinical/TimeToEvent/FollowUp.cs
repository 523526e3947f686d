namespace Abscopal.Clinical.TimeToEvent;

/// <summary>Follow-up of an endpoint: its censorings are the events, and its events end observation.</summary>
/// <remarks>Source: Schemper and Smith, Control Clin Trials 17 (1996) 343-346 (reverse Kaplan-Meier).</remarks>
public static class FollowUp
{
    /// <summary>CNSR of follow-up: 0 where the endpoint was censored, 1 where it had its event.</summary>
    /// <param name="time">The time of the endpoint.</param>
    public static int Censor(EventTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return time.IsEvent ? 1 : 0;
    }
}
