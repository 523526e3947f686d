namespace Abscopal.Study.Protocol;

/// <summary>How pseudo-cohorts are made from published facts.</summary>
public sealed record ReconstructionChoices
{
    /// <summary>The number of cohorts drawn; 200 by default.</summary>
    public int Cohorts { get; init; } = 200;

    /// <summary>The seed of the draws; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What is assumed of the living; complete by default.</summary>
    public FollowUpAssumption FollowUpOfTheLiving { get; init; } = FollowUpAssumption.Complete;

    /// <summary>The value of a median where survival stays at one half; the midpoint by default.</summary>
    public MedianRuleChoice MedianRule { get; init; } = MedianRuleChoice.Midpoint;

    /// <summary>The months between scans, when known or assumed.</summary>
    public decimal? ScanIntervalMonths { get; init; }
}
