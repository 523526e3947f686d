namespace Abscopal.Trials.OneArm;

/// <summary>What a single-arm survival trial is designed from.</summary>
public sealed record OneArmDesignOptions
{
    /// <summary>The control it is compared with.</summary>
    public required HistoricalControl Control { get; init; }

    /// <summary>The hazard ratio to the control that the trial should detect, below 1.</summary>
    public required double HazardRatio { get; init; }

    /// <summary>The duration of uniform accrual, 0 or more.</summary>
    public required double Accrual { get; init; }

    /// <summary>The follow-up of the last subject, 0 or more.</summary>
    public required double FollowUp { get; init; }

    /// <summary>One-sided.</summary>
    public double Alpha { get; init; } = 0.1;

    /// <summary>Above <see cref="Alpha"/>.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The variance of the test; it moves size and true level.</summary>
    public OneSampleVariance Variance { get; init; } = OneSampleVariance.Mean;

    internal void Check()
    {
        DesignCheck.HazardRatio(HazardRatio, "hazardRatio");
        if (HazardRatio > 1) throw new DesignException("hazardRatio", $"is {DesignCheck.Text(HazardRatio)}", "below 1");
        DesignCheck.NotNegative(Accrual, "accrual");
        DesignCheck.NotNegative(FollowUp, "followUp");
        DesignCheck.Positive(Accrual + FollowUp, "accrual + followUp");
        DesignCheck.Probability(Alpha, "alpha");
        DesignCheck.Probability(Power, "power");
        if (Power <= Alpha) throw new DesignException("power", $"is {DesignCheck.Text(Power)}", "above alpha");
    }
}
