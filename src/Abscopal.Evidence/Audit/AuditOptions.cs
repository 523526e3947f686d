using Abscopal.Survival;

namespace Abscopal.Evidence.Audit;

/// <summary>How far an audit goes.</summary>
public sealed record AuditOptions
{
    /// <summary>Whether event orders are searched and witnesses drawn; otherwise only arithmetic is checked.</summary>
    public bool SearchesOrders { get; init; } = true;

    /// <summary>Whether a witness cohort is drawn for each convention.</summary>
    public bool DrawsWitnesses { get; init; } = true;

    /// <summary>The seed of the witnesses.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Where limits lie when their curve is not monotone.</summary>
    public LimitCrossing Crossing { get; init; } = LimitCrossing.ClosestToLevel;

    /// <summary>The longest time from a last scan to the last contact of a subject under treatment, in days.</summary>
    public int ScanIntervalDays { get; init; } = 91;

    /// <summary>The threads to use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
