using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Simulation;

namespace Abscopal.Trials.Randomised;

/// <summary>What a randomised trial of two arms with a time-to-event endpoint is designed from.</summary>
public sealed record RandomisedOptions
{
    /// <summary>The type I error, of <see cref="Sides"/> sides together.</summary>
    public double Alpha { get; init; } = 0.025;

    /// <summary>1 or 2.</summary>
    public int Sides { get; init; } = 1;

    /// <summary>The power that events are solved for when they are not given; futility spends 1 - power in any case.</summary>
    public double Power { get; init; } = 0.9;

    /// <summary>The events of the last look; null solves for them.</summary>
    public int? Events { get; init; }

    /// <summary>The subjects; null solves for them, which needs <see cref="AnalysisTime"/>.</summary>
    public int? Subjects { get; init; }

    /// <summary>The calendar time of the last look when subjects are solved for.</summary>
    public double? AnalysisTime { get; init; }

    /// <summary>
    /// Subjects accrued per time. With <see cref="Subjects"/> the last rate goes on until they are there; without them
    /// the rates are relative and the last is 0.
    /// </summary>
    public required PiecewiseRate Accrual { get; init; }

    /// <summary>How subjects are allocated.</summary>
    public AllocationRule Allocation { get; init; } = new();

    /// <summary>The looks in order.</summary>
    public required IReadOnlyList<PlannedLook> Looks { get; init; }

    /// <summary>How the efficacy bounds are set.</summary>
    public EfficacyRule Efficacy { get; init; } = EfficacyRule.Spending(SpendingFunction.OBrienFleming);

    /// <summary>How the futility bounds are set, or null for none.</summary>
    public FutilityRule? Futility { get; init; }

    /// <summary>What is true in the scenario planned for.</summary>
    public required TrialScenario Scenario { get; init; }

    internal double Ratio => (double)Allocation.Experimental / Allocation.Control;

    internal void Check()
    {
        if (Looks.Count == 0) throw new DesignException("looks", "are none", "one or more");
        if (Allocation.Control < 1 || Allocation.Experimental < 1) throw new DesignException("allocation", $"is {Allocation.Control}:{Allocation.Experimental}", "1 or more on each side");
        if (Subjects is < 2) throw new DesignException("subjects", $"is {Subjects}", "2 or more");
        if (Events is < 1) throw new DesignException("events", $"is {Events}", "1 or more");
        if (Events < Looks.Count) throw new DesignException("looks", $"are {Looks.Count}, more than the {Events} events", "at most as many looks as events");
        if (Events > Subjects) throw new DesignException("events", $"is {Events}, more than the {Subjects} subjects", $"at most {Subjects}");
        if (Subjects is null) DesignCheck.Positive(AnalysisTime ?? 0, "analysisTime");
        else if (double.IsInfinity(Accrual.Inverse(Subjects.Value))) throw new DesignException("accrual", $"never reaches {Subjects} subjects", "a positive rate at the end");
        if (Subjects is null && Accrual.Rates[^1] > 0) throw new DesignException("accrual", "never ends, and the subjects are to be solved for", "a duration");
        if (Subjects is null && Accrual.Rates.All(rate => rate == 0)) throw new DesignException("accrual", "has no positive rate", "a positive rate");
    }
}
