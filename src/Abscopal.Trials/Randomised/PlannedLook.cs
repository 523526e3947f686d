namespace Abscopal.Trials.Randomised;

/// <summary>When a look is planned: as soon as everything that is set here holds.</summary>
public sealed record PlannedLook
{
    /// <summary>The share of the maximum events; above 0, at most 1.</summary>
    public double? Fraction { get; init; }

    /// <summary>The events, when no fraction is set.</summary>
    public int? Events { get; init; }

    /// <summary>The least calendar time since accrual began.</summary>
    public double? Time { get; init; }

    /// <summary>The least follow-up of the subject who entered last.</summary>
    public double? MinimumFollowUp { get; init; }
}
