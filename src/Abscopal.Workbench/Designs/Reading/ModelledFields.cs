using System.Collections.Immutable;
using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads the keys that every simulated design of more than one hypothesis has.</summary>
internal static class ModelledFields
{
    private static readonly Rule<double?> Units = Rules.OneOf(("days", 365.25), ("weeks", 52.1786), ("months", 12.0), ("years", 1.0));

    public static ModelledFrame? Frame(MapReader map)
    {
        double? year = map.Required("unit", Units);
        double alpha = map.Optional("alpha", Rules.Share) ?? 0.025;
        int? subjects = map.Required("subjects", Rules.WholeNumber(2, 100_000));
        int? events = map.Required("events", Rules.Positive);
        (PiecewiseRate Rate, AccrualTiming Timing)? accrual = AccrualFields.Read(map.Required("accrual", "duration, or rates"), subjects ?? 1);
        ImmutableArray<PlannedLook> looks = map.RequiredList("looks", BoundFields.Look);
        EfficacyRule efficacy = BoundFields.Efficacy(map.Optional("efficacy"));
        TestStatistic test = TestFields.Read(map.Optional("test"), year);
        RandomisedFields.CheckOrder(map, looks, events);
        if (looks.Any(look => look.Fraction is null && look.Events is null)) map.Wrong("looks", "are to be set by fraction or events", "fraction, or events");
        if (subjects is null || events is null || accrual is not { } arrivals || year is null || looks.Length == 0) return null;
        if (events > subjects) map.Wrong("events", $"is {events}, more than the {subjects} subjects", $"at most {subjects}");
        int[] targets = [.. looks.Select(look => look.Events ?? (int)Math.Ceiling(((look.Fraction ?? 1) * events.Value) - 1e-9))];
        if (targets[^1] != events || targets.Zip(targets.Skip(1)).Any(pair => pair.Second <= pair.First))
        {
            map.Wrong("looks", "do not rise to the events of the last look", $"rising to {events}");
            return null;
        }

        return new ModelledFrame(alpha, subjects.Value, arrivals.Rate, arrivals.Timing, [.. looks], targets, efficacy, test, year.Value);
    }

    /// <summary>The bounds of a one-sided level at the looks of a frame; null where nothing is spent.</summary>
    public static IReadOnlyList<double?> Bounds(ModelledFrame frame, double alpha)
    {
        if (alpha <= 0) return [.. frame.Targets.Select(_ => (double?)null)];
        var options = new GroupSequentialOptions { InformationFractions = [.. frame.Targets.Select(t => (double)t / frame.Targets[^1])], Alpha = alpha, Power = Math.Max(0.9, alpha + 0.01), Efficacy = frame.Efficacy };
        return [.. GroupSequentialDesign.EfficacyBounds(options).Select(bound => double.IsFinite(bound) ? bound : (double?)null)];
    }

    /// <summary>The type I error spent by each look, summed over hypotheses: an upper limit of the chance of any false claim.</summary>
    public static ImmutableArray<double> Spent(ModelledFrame frame, IReadOnlyList<IReadOnlyList<double?>> bounds)
    {
        double[] fractions = [.. frame.Targets.Select(t => (double)t / frame.Targets[^1])];
        double[] open = [.. fractions.Select(_ => double.NegativeInfinity)];
        double[] spent = new double[fractions.Length];
        foreach (IReadOnlyList<double?> row in bounds)
        {
            double sum = 0;
            ImmutableArray<double> exits = SequentialExits.Of(fractions, [.. row.Select(b => b ?? double.PositiveInfinity)], open, 0).Upper;
            for (int k = 0; k < spent.Length; k++) spent[k] += sum += exits[k];
        }

        return [.. spent];
    }

    public static TrialSimulationOptions Options(ModelledFrame frame, TrialModel model, IReadOnlyList<TrialScenario> scenarios) => new()
    {
        Subjects = frame.Subjects,
        Accrual = frame.Accrual,
        Timing = frame.Timing,
        Looks = [.. frame.Looks.Select((look, k) => new SimulatedLook(new LookTrigger { Events = frame.Targets[k], Time = look.Time, MinimumFollowUp = look.MinimumFollowUp }, null))],
        Scenarios = scenarios,
        Trials = 1,
        Seed = 1,
        Model = model,
    };

    /// <summary>A scenario of courses; its plain hazards are those of the first two arms.</summary>
    public static TrialScenario Scenario(string name, IReadOnlyList<SubjectCourse> courses) =>
        new() { Name = name, Control = courses[0].Event, Experimental = courses[^1].Event, Courses = courses, Stream = 0 };
}
