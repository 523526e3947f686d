namespace Abscopal.Trials.GroupSequential;

/// <summary>What a group-sequential design is made from.</summary>
public sealed record GroupSequentialOptions
{
    /// <summary>The information fractions of the looks, rising; the last is 1.</summary>
    public required IReadOnlyList<double> InformationFractions { get; init; }

    /// <summary>The type I error: of one side with <see cref="Sides"/> 1, of both together with 2.</summary>
    public double Alpha { get; init; } = 0.025;

    /// <summary>1, or 2 for symmetric bounds; a spending function is then applied to half of alpha on each side.</summary>
    public int Sides { get; init; } = 1;

    /// <summary>The power the drift is solved for.</summary>
    public double Power { get; init; } = 0.9;

    /// <summary>How the efficacy bounds are set.</summary>
    public EfficacyRule Efficacy { get; init; } = EfficacyRule.Spending(SpendingFunction.OBrienFleming);

    /// <summary>How the futility bounds are set, or null for none; one-sided designs only.</summary>
    public FutilityRule? Futility { get; init; }

    internal void Check()
    {
        DesignCheck.Fractions(InformationFractions, "informationFractions");
        if (InformationFractions[^1] != 1) throw new DesignException("informationFractions", $"end at {DesignCheck.Text(InformationFractions[^1])}", "the last is 1");
        DesignCheck.Probability(Alpha, "alpha");
        DesignCheck.Probability(Power, "power");
        if (Sides is not (1 or 2)) throw new DesignException("sides", $"is {Sides}", "1 or 2");
        if (Alpha / Sides >= 0.5) throw new DesignException("alpha", $"is {DesignCheck.Text(Alpha)}", "below one half a side");
        if (Power <= Alpha) throw new DesignException("power", $"is {DesignCheck.Text(Power)}", "above alpha");
        if (Sides == 2 && Futility is not null) throw new DesignException("futility", "is asked for with two sides", "futility with sides 1");
    }
}
