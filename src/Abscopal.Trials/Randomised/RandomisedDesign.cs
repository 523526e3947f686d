using System.Collections.Immutable;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Roots;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.SampleSize;

namespace Abscopal.Trials.Randomised;

/// <summary>A randomised trial of two arms, analysed by the log-rank test at its looks.</summary>
/// <param name="Options">What it was made from.</param>
/// <param name="Bounds">The group-sequential design.</param>
/// <param name="Looks">The looks in order.</param>
/// <param name="Subjects">The subjects, whole allocation blocks.</param>
/// <param name="Events">The events of the last look.</param>
/// <param name="Power">The power in the scenario planned for.</param>
/// <param name="Plan">The rates, accrual ending with the last subject.</param>
/// <remarks>
/// Z at a look is taken as normal with mean -log(average hazard ratio by then) times the square root of events times the
/// product of the allocation shares: Schoenfeld, Biometrika 68 (1981) 316-319; with non-proportional hazards the average
/// hazard ratio of Mukhopadhyay et al., Contemporary Clinical Trials 96 (2020) 106098, changes from look to look. That is
/// not the power of the log-rank test then; simulation is.
/// </remarks>
public sealed record RandomisedDesign(
    RandomisedOptions Options, GroupSequentialDesign Bounds, ImmutableArray<RandomisedLook> Looks, int Subjects, int Events, double Power, TwoArmPlan Plan)
{
    private const double MostEvents = 1e6;

    /// <summary>The accrual rates of a simulation, the last of which goes on until all subjects are there.</summary>
    public PiecewiseRate Accrual => Options.Subjects is null
        ? new PiecewiseRate([.. Plan.Accrual.Starts.SkipLast(1)], [.. Plan.Accrual.Rates.SkipLast(1)])
        : Options.Accrual;

    /// <summary>Makes the design.</summary>
    /// <param name="options">What it is made from.</param>
    /// <exception cref="DesignException">The options cannot be met.</exception>
    public static RandomisedDesign From(RandomisedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        int events = options.Events ?? SolveEvents(options);
        return Describe(options, events);
    }

    /// <summary>The power of the bounds in another scenario, by the same approximation.</summary>
    /// <param name="scenario">What is true.</param>
    /// <returns>The probability of claiming efficacy by each look; null where the events of a look would never come.</returns>
    public ImmutableArray<double>? PowerIn(Simulation.TrialScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        TwoArmPlan plan = Plan with
        {
            Control = scenario.Control,
            Experimental = scenario.Experimental,
            ControlDropout = scenario.ControlDropout,
            ExperimentalDropout = scenario.ExperimentalDropout,
        };
        try
        {
            double[] means = [.. Looks.Select(look => Mean(plan, look.Events, ExpectedEvents.TimeOf(plan, look.Events)))];
            double sum = 0;
            return [.. Exits(Bounds, means).Upper.Select(p => sum += p)];
        }
        catch (DesignException)
        {
            return null;
        }
    }

    private static RandomisedDesign Describe(RandomisedOptions options, int events)
    {
        int subjects = options.Subjects ?? WholeBlocks(options, events);
        TwoArmPlan plan = PlanOf(options, subjects);
        int[] targets = Targets(options, plan, events);
        var bounds = GroupSequentialDesign.From(BoundsOf(options, [.. targets.Select(target => (double)target / events)]));
        double[] times = [.. targets.Select((target, k) => Time(options, plan, target, k))];
        double[] means = [.. targets.Select((target, k) => Mean(plan, target, times[k]))];
        SequentialExits exits = Exits(bounds, means);
        double share = plan.ControlShare;
        var looks = ImmutableArray.CreateBuilder<RandomisedLook>(targets.Length);
        (double power, double futility) = (0, 0);
        for (int k = 0; k < targets.Length; k++)
        {
            DesignLook look = bounds.Looks[k];
            power += exits.Upper[k];
            futility += look.Lower is null ? 0 : exits.Lower[k];
            double root = Math.Sqrt(targets[k] * share * (1 - share));
            looks.Add(new RandomisedLook(
                k + 1, look.InformationFraction, targets[k], times[k], plan.Accrual.Cumulative(times[k]), look.Upper, look.Lower, look.NominalAlpha,
                look.Upper is { } upper ? ElementaryMath.Exp(-upper / root) : null, look.Lower is { } lower ? ElementaryMath.Exp(-lower / root) : null,
                ElementaryMath.Exp(-means[k] / root), look.CumulativeAlpha, power, futility));
        }

        return new RandomisedDesign(options, bounds, looks.MoveToImmutable(), subjects, events, power, plan);
    }

    private static int SolveEvents(RandomisedOptions options)
    {
        // Looks by time have no fraction before the events are known: a few rounds settle them.
        double[] fractions = [.. options.Looks.Select((look, k) => look.Fraction ?? (k + 1.0) / options.Looks.Count)];
        int events = 0;
        for (int round = 0; round < 30; round++)
        {
            if (options.Looks.Any(look => look.Events is not null)) throw new DesignException("events", "are to be solved for, but a look is set by events", "looks by fraction, or the events of the last look");
            var bounds = GroupSequentialDesign.From(BoundsOf(options, fractions));
            double exact = Brent.Root(e => PowerOf(options, bounds, fractions, e) - options.Power, Least(options), Most(options, bounds, fractions), 1e-8);
            int next = (int)Math.Ceiling(exact - 1e-6);
            if (next == events) return events;
            events = next;
            TwoArmPlan plan = PlanOf(options, options.Subjects ?? WholeBlocks(options, events));
            int[] targets = Targets(options, plan, events);
            fractions = [.. targets.Select(target => (double)target / events)];
            if (options.Looks.All(look => look.Fraction is not null)) return events;
        }

        return events;
    }

    private static double Least(RandomisedOptions options) => Math.Max(2, options.Looks.Count);

    private static double Most(RandomisedOptions options, GroupSequentialDesign bounds, double[] fractions)
    {
        double most = options.Subjects is { } subjects ? Reachable(options, subjects) : MostEvents;
        double power = PowerOf(options, bounds, fractions, most);
        if (power >= options.Power) return most;
        throw new DesignException(
            options.Subjects is null ? "scenarios" : "subjects",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(options.Subjects is null ? "the effect is too small" : $"{options.Subjects} are too few")}: power {power:0.000} at most in the scenario planned for"),
            options.Subjects is null ? "a larger effect" : "more subjects, a larger effect or less power");
    }

    private static double Reachable(RandomisedOptions options, int subjects)
    {
        TwoArmPlan plan = PlanOf(options, subjects);
        return Math.Min(subjects, ExpectedEvents.Of(plan, 1e5) * (1 - 1e-9));
    }

    private static double PowerOf(RandomisedOptions options, GroupSequentialDesign bounds, double[] fractions, double events)
    {
        TwoArmPlan plan = PlanOf(options, options.Subjects ?? SubjectsFor(options, events));
        double[] means = [.. fractions.Select(fraction => Mean(plan, events * fraction, ExpectedEvents.TimeOf(plan, events * fraction)))];
        return Exits(bounds, means).Upper.Sum();
    }

    private static double SubjectsFor(RandomisedOptions options, double events)
    {
        TwoArmPlan plan = Relative(options, options.Accrual);
        double time = options.AnalysisTime!.Value;
        return events / ExpectedEvents.Of(plan, time) * plan.Accrual.Cumulative(1e9);
    }

    private static int WholeBlocks(RandomisedOptions options, double events)
    {
        int block = options.Allocation.Control + options.Allocation.Experimental;
        return block * (int)Math.Ceiling((SubjectsFor(options, events) / block) - 1e-9);
    }

    private static TwoArmPlan PlanOf(RandomisedOptions options, double subjects)
    {
        if (options.Subjects is null) return Relative(options, options.Accrual).Scaled(subjects / options.Accrual.Cumulative(1e9));
        double end = options.Accrual.Inverse(subjects);
        double[] starts = [.. options.Accrual.Starts.Where(start => start < end), end];
        return Relative(options, new PiecewiseRate(starts, [.. starts.Select(start => start < end ? options.Accrual.At(start) : 0)]));
    }

    private static TwoArmPlan Relative(RandomisedOptions options, PiecewiseRate accrual) => new()
    {
        Accrual = accrual,
        Control = options.Scenario.Control,
        Experimental = options.Scenario.Experimental,
        ControlDropout = options.Scenario.ControlDropout,
        ExperimentalDropout = options.Scenario.ExperimentalDropout,
        Ratio = options.Ratio,
    };

    private static int[] Targets(RandomisedOptions options, TwoArmPlan plan, int events)
    {
        int[] targets = new int[options.Looks.Count];
        for (int k = 0; k < targets.Length; k++)
        {
            PlannedLook look = options.Looks[k];
            bool last = k == targets.Length - 1;
            int target = look.Fraction is { } fraction ? (int)Math.Ceiling((fraction * events) - 1e-9)
                : look.Events ?? (last ? events : (int)Math.Round(ExpectedEvents.Of(plan, Calendar(look, plan))));
            string key = $"looks[{k}]";
            if (target < 1) throw new DesignException(key, "comes before the first expected event", "a later look");
            if (k > 0 && target <= targets[k - 1]) throw new DesignException(key, $"comes with {target} events, not after the {targets[k - 1]} of the look before", "looks in rising order");
            if (target > events) throw new DesignException(key, $"comes with {target} events, more than the maximum {events}", $"at most {events}");
            if (last && target != events) throw new DesignException(key, $"is the last and comes with {target} of {events} events", "fraction 1, or the maximum of events");
            targets[k] = target;
        }

        return targets;
    }

    private static double Calendar(PlannedLook look, TwoArmPlan plan) =>
        Math.Max(look.Time ?? 0, look.MinimumFollowUp is { } followUp ? plan.Accrual.Starts[^1] + followUp : 0);

    private static double Time(RandomisedOptions options, TwoArmPlan plan, int target, int look)
    {
        try
        {
            return Math.Max(Calendar(options.Looks[look], plan), ExpectedEvents.TimeOf(plan, target));
        }
        catch (DesignException)
        {
            double most = ExpectedEvents.Of(plan, 1e5);
            throw new DesignException(
                options.Events is null ? $"looks[{look}]" : "events", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{target} events can never be expected in the scenario planned for"),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"at most {Math.Floor(most):0}, or more subjects"));
        }
    }

    private static double Mean(TwoArmPlan plan, double events, double time)
    {
        double share = plan.ControlShare;
        return -ElementaryMath.Log(AverageHazardRatio.At(plan, time).HazardRatio) * Math.Sqrt(events * share * (1 - share));
    }

    // Bounds shifted by the means: the joint distribution of the centred statistics does not depend on the effect.
    private static SequentialExits Exits(GroupSequentialDesign bounds, double[] means)
    {
        double[] upper = bounds.UpperBounds();
        double[] lower = bounds.LowerBounds();
        for (int k = 0; k < means.Length; k++)
        {
            upper[k] -= means[k];
            lower[k] -= means[k];
        }

        return SequentialExits.Of(bounds.Information(), upper, lower, 0);
    }

    private static GroupSequentialOptions BoundsOf(RandomisedOptions options, double[] fractions) => new()
    {
        InformationFractions = fractions,
        Alpha = options.Alpha,
        Sides = options.Sides,
        Power = options.Power,
        Efficacy = options.Efficacy,
        Futility = options.Futility,
    };
}
