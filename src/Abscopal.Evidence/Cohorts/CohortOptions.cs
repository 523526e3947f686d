using Abscopal.Study.Protocol;
using Abscopal.Survival;

namespace Abscopal.Evidence.Cohorts;

/// <summary>How cohorts are drawn from printed facts.</summary>
public sealed record CohortOptions
{
    /// <summary>The number of cohorts.</summary>
    /// <value>200 by default.</value>
    public int Count { get; init; } = 200;

    /// <summary>The seed; the same seed gives the same cohorts on any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What is assumed of the follow-up of the living.</summary>
    public FollowUpAssumption FollowUp { get; init; } = FollowUpAssumption.Complete;

    /// <summary>The interval type that the printed limits are taken to be of.</summary>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.LogLog;

    /// <summary>The rule that the printed medians are taken to follow.</summary>
    public PlateauRule Plateau { get; init; } = PlateauRule.MidpointToLastObservation;

    /// <summary>Where limits lie when their curve is not monotone.</summary>
    public LimitCrossing Crossing { get; init; } = LimitCrossing.ClosestToLevel;

    /// <summary>The longest time from a last scan to the last contact of a subject under treatment, in days.</summary>
    /// <value>91 by default: three months.</value>
    public int ScanIntervalDays { get; init; } = 91;

    /// <summary>How often each day is drawn anew before a cohort of an arm whose event orders were searched is taken.</summary>
    /// <value>200 by default.</value>
    public int Sweeps { get; init; } = 200;

    /// <summary>How often each subject of a large arm is moved at each temperature that its cohorts are led through.</summary>
    /// <value>By default 6,000 over the subjects of all arms and endpoints, half of it where ratios between arms are held, at least 3 and at most 60: figures of a small arm are moved by few subjects at a time.</value>
    public int? SweepsPerTemperature { get; init; }

    /// <summary>How often a cohort is tried before the draw gives up undecided.</summary>
    /// <value>20,000 by default.</value>
    public int AttemptBudget { get; init; } = 20_000;

    /// <summary>The threads to use; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
