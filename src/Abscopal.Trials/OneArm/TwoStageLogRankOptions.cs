namespace Abscopal.Trials.OneArm;

/// <summary>What a two-stage single-arm survival trial is searched for.</summary>
public sealed record TwoStageLogRankOptions
{
    /// <summary>The control it is compared with.</summary>
    public required HistoricalControl Control { get; init; }

    /// <summary>The hazard ratio to the control that the trial should detect, below 1.</summary>
    public required double HazardRatio { get; init; }

    /// <summary>Subjects accrued per time.</summary>
    public required double AccrualRate { get; init; }

    /// <summary>The follow-up of the last subject; subjects are followed to the end of the trial.</summary>
    public required double FollowUp { get; init; }

    /// <summary>One-sided.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Above <see cref="Alpha"/>.</summary>
    public double Power { get; init; } = 0.8;

    internal void Check()
    {
        DesignCheck.HazardRatio(HazardRatio, "hazardRatio");
        if (HazardRatio > 1) throw new DesignException("hazardRatio", $"is {DesignCheck.Text(HazardRatio)}", "below 1");
        DesignCheck.Positive(AccrualRate, "accrualRate");
        DesignCheck.NotNegative(FollowUp, "followUp");
        DesignCheck.Probability(Alpha, "alpha");
        DesignCheck.Probability(Power, "power");
        if (Power <= Alpha) throw new DesignException("power", $"is {DesignCheck.Text(Power)}", "above alpha");
    }
}
