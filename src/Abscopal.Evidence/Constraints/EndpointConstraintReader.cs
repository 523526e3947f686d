using Abscopal.Study.Protocol;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Constraints;

/// <summary>Turns printed facts into conditions on whole days.</summary>
/// <remarks>
/// Months are of 30.4375 days. A printed time may have been rounded from any value of its closed interval, and a time
/// is a whole number of days, so that a window holds the days that print so.
/// </remarks>
public static class EndpointConstraintReader
{
    private const double Slack = 1e-9;

    /// <summary>The conditions of one endpoint.</summary>
    /// <param name="study">The study, for its calendar.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="endpoint">The endpoint; its number of events must be printed.</param>
    /// <param name="assumption">What is assumed of the follow-up.</param>
    /// <param name="scanIntervalDays">
    /// For an endpoint that needs scans: how long before the last contact the last scan can lie. 0 for survival.
    /// </param>
    /// <param name="onTreatmentAtCutOff">Subjects without the event who were still treated at the cut-off.</param>
    public static EndpointConstraints Read(
        PublishedStudy study,
        PublishedArm arm,
        PublishedEndpoint endpoint,
        FollowUpAssumption assumption,
        int scanIntervalDays,
        int onTreatmentAtCutOff = 0)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(endpoint);
        DayWindow potential = PotentialFollowUp(study);
        int late = Math.Max(0, potential.First - scanIntervalDays);
        int earliest = assumption == FollowUpAssumption.Complete ? late : 0;
        return new EndpointConstraints
        {
            Endpoint = endpoint.Id,
            Subjects = arm.N,
            Events = endpoint.Events ?? throw new ArgumentException($"{endpoint.Id}: the number of events was not printed", nameof(endpoint)),
            Quantiles = [.. endpoint.Quantiles.Select(q => Quantile(q, study.TimeUnit))],
            FollowUp = endpoint.FollowUp is { } followUp ? Quantile(followUp, study.TimeUnit) : null,
            Landmarks = [.. endpoint.Landmarks.OrderBy(l => l.Time).Select(l => Landmark(l, study.TimeUnit))],
            EventDays = new DayWindow(1, potential.Last),
            CensoringDays = new DayWindow(earliest, potential.Last),
            LateCensored = onTreatmentAtCutOff,
            LateDay = late,
        };
    }

    /// <summary>How many days a subject can have been followed by the data cut-off: the last enrolled and the first.</summary>
    /// <param name="study">The study; without printed dates the window has no end.</param>
    public static DayWindow PotentialFollowUp(PublishedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.DataCutOff is not { } cutOff) return new DayWindow(0, 20_000);
        int last = study.EnrolmentFirst is { } first ? cutOff.DayNumber - first.DayNumber : 20_000;
        int shortest = study.EnrolmentLast is { } latest ? cutOff.DayNumber - latest.DayNumber : 0;
        return new DayWindow(shortest, last);
    }

    private static QuantileConstraint Quantile(PublishedQuantile q, PrintedUnit unit)
    {
        return new QuantileConstraint(
            (double)q.Probability,
            Window(q.Estimate, unit, 2),
            Window(q.Lower, unit, 1),
            Window(q.Upper, unit, 1),
            q.EstimateNotReached,
            q.UpperNotReached,
            (double)(q.Level ?? 0.95m));
    }

    /// <summary>The whole parts of days that a printed time can have been; null where none was printed.</summary>
    internal static DayWindow? Window(Printed? printed, PrintedUnit unit, int parts)
    {
        if (printed is null) return null;
        double days = DaysPer(printed.Unit == PrintedUnit.None ? unit : printed.Unit) * parts;
        return new DayWindow(
            (int)Math.Ceiling((printed.LeastAsNumber * days) - Slack),
            (int)Math.Floor((printed.GreatestAsNumber * days) + Slack));
    }

    private static LandmarkConstraint Landmark(PublishedLandmark landmark, PrintedUnit unit) => new(
        (int)Math.Floor(((double)landmark.Time * DaysPer(unit)) + Slack),
        landmark.Survival.LeastAsNumber - 1e-12,
        landmark.Survival.GreatestAsNumber + 1e-12);

    /// <summary>The days of one unit of printed time.</summary>
    internal static double DaysPer(PrintedUnit unit) => unit switch
    {
        PrintedUnit.Days => 1,
        PrintedUnit.Years => 12 * Months.DaysPerMonth,
        _ => Months.DaysPerMonth,
    };
}
