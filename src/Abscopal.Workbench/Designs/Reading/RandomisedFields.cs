using System.Collections.Immutable;
using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads a randomised trial of two arms with a time-to-event endpoint.</summary>
internal static class RandomisedFields
{
    private static readonly Rule<double?> Units = Rules.OneOf(("days", 365.25), ("weeks", 52.1786), ("months", 12.0), ("years", 1.0));

    public static DesignFile? Read(string name, MapReader map)
    {
        double? year = map.Required("unit", Units);
        double? alpha = map.Optional("alpha", Rules.Share);
        int? sides = map.Optional("sides", Rules.WholeNumber(1, 2));
        double? power = map.Optional("power", Rules.Share);
        int? events = map.Optional("events", Rules.Positive);
        int? subjects = map.Optional("subjects", Rules.WholeNumber(2, 100_000));
        double? analysis = map.Optional("analysisTime", Rules.RealAboveZero);
        AllocationRule allocation = AccrualFields.Allocation(map.Optional("allocation"));
        (PiecewiseRate Rate, AccrualTiming Timing)? accrual = AccrualFields.Read(map.Required("accrual", "duration, or rates"), subjects);
        ImmutableArray<PlannedLook> looks = map.RequiredList("looks", BoundFields.Look);
        CheckOrder(map, looks, events);
        EfficacyRule efficacy = BoundFields.Efficacy(map.Optional("efficacy"));
        FutilityRule? futility = BoundFields.Futility(map.Optional("futility"));
        TestStatistic test = TestFields.Read(map.Optional("test"), year);
        Adaptation? resizing = TestFields.Resizing(map.Optional("resizing"));
        bool observed = map.Optional("observedInformation", Rules.Flag) ?? false;
        BoundUpdate? update = observed ? BoundFields.Update(map, alpha ?? 0.025, sides ?? 1) : null;
        if (resizing is not null && looks.Length != 2) map.Wrong("resizing", $"needs two looks, not {looks.Length}", "two looks");
        if (resizing is not null && resizing.MaximumEvents < events) map.Wrong("resizing", "has a maximum below the planned events", $"maximumEvents of {events} or more");
        if (resizing is not null && resizing.MaximumEvents > subjects) map.Wrong("resizing", "has a maximum above the subjects", $"maximumEvents of {subjects} at most");
        if (allocation.Permuted && (observed || resizing is not null || test.Kind != StatisticKind.LogRank)) map.Wrong("allocation.permuted", "is set beside another test or an adaptation", "permuted: false");
        if (observed && looks.Length > 6) map.Wrong("observedInformation", $"is set for {looks.Length} looks", "at most 6 looks");
        if (resizing is not null && looks.Any(look => look.Fraction is null && look.Events is null)) map.Wrong("resizing", "needs looks by fraction or events", "fraction, or events");
        if (observed && resizing is not null) map.Wrong("observedInformation", "is set beside resizing, whose weights are fixed", "one of them");
        ImmutableArray<TrialScenario> scenarios = map.RequiredList("scenarios", ScenarioFields.Read);
        Distinct.Check(map, "scenarios", scenarios, scenario => scenario.Name);
        string? planned = map.Optional("plannedScenario", Rules.Text);
        TrialScenario? truth = planned is null ? scenarios.FirstOrDefault() : scenarios.FirstOrDefault(s => string.Equals(s.Name, planned, StringComparison.Ordinal));
        if (truth is null && scenarios.Length > 0) map.Wrong("plannedScenario", $"'{planned}' is no scenario of this file", string.Join(", ", scenarios.Select(s => s.Name)));
        if (subjects is null && analysis is null && !map.Has("subjects")) map.Wrong("subjects", "is missing, and so is analysisTime", "subjects, or analysisTime to solve for them");
        map.Close();
        if (accrual is not { } arrivals || truth is null || year is null || looks.Length == 0) return null;
        var options = new RandomisedOptions
        {
            Alpha = alpha ?? 0.025,
            Sides = sides ?? 1,
            Power = power ?? 0.9,
            Events = events,
            Subjects = subjects,
            AnalysisTime = analysis,
            Accrual = arrivals.Rate,
            Allocation = allocation,
            Looks = looks,
            Efficacy = efficacy,
            Futility = futility,
            Scenario = truth,
        };
        return new RandomisedFile(name, options, arrivals.Timing, ScenarioFields.WithNulls(scenarios, year.Value)) { Unit = UnitOf(year.Value), Test = test, Update = update, Resizing = resizing };
    }

    private static string UnitOf(double yearInUnits) => yearInUnits switch { > 300 => "days", > 50 => "weeks", > 10 => "months", _ => "years" };

    public static void CheckOrder(MapReader map, ImmutableArray<PlannedLook> looks, int? events)
    {
        for (int k = 1; k < looks.Length; k++)
        {
            if (looks[k].Fraction <= looks[k - 1].Fraction || looks[k].Events <= looks[k - 1].Events || looks[k].Time < looks[k - 1].Time)
                map.Wrong("looks", $"look {k + 1} does not come after look {k}", "fractions, events and times in rising order");
        }

        if (looks.Length > 0 && looks[^1].Fraction < 1) map.Wrong("looks", "the last look is not at fraction 1", "fraction: 1 at the end");
        if (events < looks.Length) map.Wrong("looks", $"are {looks.Length}, more than the {events} events", "at most as many looks as events");
    }
}
