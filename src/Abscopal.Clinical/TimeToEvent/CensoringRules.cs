namespace Abscopal.Clinical.TimeToEvent;

/// <summary>Which events count and where follow-up without one ends.</summary>
/// <remarks>
/// Where several rules would censor a subject, the earliest day is taken, and of rules on one day the first in the order
/// no baseline, new therapy, missed visits.
/// </remarks>
public sealed record CensoringRules
{
    /// <summary>The name of the set, as it is printed.</summary>
    public required string Name { get; init; }

    /// <summary>The schedule against which missed visits are counted.</summary>
    public AssessmentSchedule? Schedule { get; init; }

    /// <summary>An event after this many missed visits or more is censored at the last adequate assessment; null counts every event.</summary>
    public int? MissedVisits { get; init; }

    /// <summary>Whether a therapy outside the study ends follow-up at the last adequate assessment before it.</summary>
    public bool CensorAtNewTherapy { get; init; }

    /// <summary>Whether a subject without a baseline assessment is censored on the first day.</summary>
    public bool CensorWithoutBaseline { get; init; }

    /// <summary>
    /// The set that follows the guidance of the FDA: events after two or more missed visits, after a new therapy and
    /// without a baseline are censored.
    /// </summary>
    /// <param name="schedule">The schedule against which missed visits are counted.</param>
    /// <remarks>Source: FDA, Clinical Trial Endpoints for the Approval of Cancer Drugs and Biologics, appendix on progression-free survival.</remarks>
    public static CensoringRules Fda(AssessmentSchedule schedule) =>
        new() { Name = "FDA", Schedule = schedule, MissedVisits = 2, CensorAtNewTherapy = true, CensorWithoutBaseline = true };

    /// <summary>The set that follows the guideline of the EMA: every progression and death counts, whatever came before it.</summary>
    /// <remarks>Source: EMA/CHMP/27994/2008 Rev. 1, appendix 1 to the guideline on the evaluation of anticancer products.</remarks>
    public static CensoringRules Ema { get; } = new() { Name = "EMA" };
}
