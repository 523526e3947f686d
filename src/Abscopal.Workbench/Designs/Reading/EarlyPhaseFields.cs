using System.Collections.Immutable;
using Abscopal.Study.Reading;
using Abscopal.Trials.EarlyPhase;
using Abscopal.Workbench.Designs.Observed;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads the designs of early phases.</summary>
internal static class EarlyPhaseFields
{
    private static readonly Rule<double?> FromZeroToOne = Rules.Real("a number from 0 to 1", value => value is >= 0 and <= 1);
    private static readonly Rule<StoppingRule?> FutilityRules = Rules.OneOf(("posterior", StoppingRule.Futility), ("predictive", StoppingRule.PredictiveFutility));

    public static DesignFile? Simon(string name, MapReader map)
    {
        double? low = map.Required("nullRate", Rules.Share);
        double? high = map.Required("targetRate", Rules.Share);
        double alpha = map.Optional("alpha", Rules.Share) ?? 0.05;
        double power = map.Optional("power", Rules.Share) ?? 0.8;
        int most = map.Optional("mostSubjects", Rules.WholeNumber(2, 400)) ?? 100;
        map.Close();
        if (low is null || high is null) return null;
        var options = new SimonOptions(low.Value, high.Value, alpha, 1 - power, most);
        // A review searches no second time.
        var search = new Lazy<SimonSearch>(() => SimonSearch.Of(options));
        return new FormulaFile(name, "simon", () => EarlyPhaseTables.Simon(name, search.Value)) { Reviewed = observed => SimonReview.Of(name, search.Value, options.NullRate, observed) };
    }

    public static DesignFile? Boin(string name, MapReader map)
    {
        double? target = map.Required("target", Rules.Share);
        Trial trial = Trial.Read(map);
        map.Close();
        return target is null ? null : new FormulaFile(name, "boin", () => EarlyPhaseTables.Intervals(name, new BoinDesign(target.Value).Decide, target.Value, trial.Cohorts, trial.Size, trial.Scenarios, trial.Trials, trial.Seed));
    }

    public static DesignFile? Mtpi2(string name, MapReader map)
    {
        double? target = map.Required("target", Rules.Share);
        double below = map.Optional("below", Rules.Share) ?? 0.05;
        double above = map.Optional("above", Rules.Share) ?? 0.05;
        Trial trial = Trial.Read(map);
        map.Close();
        return target is null ? null : new FormulaFile(name, "mtpi2", () => EarlyPhaseTables.Intervals(name, new Mtpi2Design(target.Value, below, above).Decide, target.Value, trial.Cohorts, trial.Size, trial.Scenarios, trial.Trials, trial.Seed));
    }

    public static DesignFile? Late(string name, MapReader map)
    {
        double? target = map.Required("target", Rules.Share);
        double? window = map.Required("window", Rules.RealAboveZero);
        double? rate = map.Required("accrualRate", Rules.RealAboveZero);
        double late = map.Optional("lateShare", FromZeroToOne) ?? 0.5;
        Trial trial = Trial.Read(map);
        map.Close();
        if (target is null || window is null || rate is null || trial.Scenarios.IsEmpty) return null;
        var options = new LateToxicityOptions
        {
            Design = new BoinDesign(target.Value),
            Rates = trial.Scenarios[0],
            Window = window.Value,
            AccrualRate = rate.Value,
            LateShare = late,
            Cohorts = trial.Cohorts,
            CohortSize = trial.Size,
            Trials = trial.Trials,
            Seed = trial.Seed,
        };
        return new FormulaFile(name, "tite-boin", () => EarlyPhaseTables.Late(name, options, trial.Scenarios));
    }

    public static DesignFile? Continual(string name, MapReader map)
    {
        double? target = map.Required("target", Rules.Share);
        ImmutableArray<double> skeleton = Numbers(map.Required("skeleton", "a list of rising rates"));
        bool plugIn = map.Optional("plugIn", Rules.Flag) ?? false;
        Trial trial = Trial.Read(map);
        map.Close();
        if (target is null || skeleton.IsEmpty) return null;
        var model = new ContinualReassessment(skeleton, target.Value, PlugIn: plugIn);
        return new FormulaFile(name, "crm", () => EarlyPhaseTables.Continual(name, model, trial.Cohorts, trial.Size, trial.Scenarios, trial.Trials, trial.Seed));
    }

    public static DesignFile? Monitoring(string name, MapReader map)
    {
        ImmutableArray<double> looks = Numbers(map.Required("looks", "a list of rising numbers of subjects"));
        MonitoringRule? efficacy = Rule(map.Optional("efficacy"), isEfficacy: true);
        MonitoringRule? toxicity = Rule(map.Optional("toxicity"), isEfficacy: false);
        var scenarios = map.RequiredList("scenarios", Scenario);
        map.Close();
        return looks.IsEmpty || scenarios.IsEmpty ? null : new FormulaFile(name, "monitoring", () => EarlyPhaseTables.Monitoring(
            name, JointMonitoring.From([.. looks.Select(n => (int)n)], efficacy, toxicity), [.. scenarios.Select(s => (s.Name, s.Response, s.Toxicity))]));
    }

    private static TrueRates? Scenario(NodeReader node)
    {
        if (node.Map() is not { } map) return null;
        string? name = map.Required("name", Rules.Text);
        double? response = map.Optional("response", FromZeroToOne);
        double? toxicity = map.Optional("toxicity", FromZeroToOne);
        map.Close();
        return name is null ? null : new TrueRates(name, response ?? 0, toxicity ?? 0);
    }

    private static MonitoringRule? Rule(NodeReader? node, bool isEfficacy)
    {
        if (node?.Map() is not { } map) return null;
        StoppingRule rule = isEfficacy ? map.Optional("rule", FutilityRules) ?? StoppingRule.PredictiveFutility : StoppingRule.Excess;
        double? limit = map.Required("limit", Rules.Share);
        double? cutoff = map.Required("cutoff", Rules.Share);
        double final = isEfficacy ? map.Optional("finalCutoff", Rules.Share) ?? 0.95 : 0.95;
        double events = map.Optional("priorEvents", Rules.RealAboveZero) ?? 0.5;
        double others = map.Optional("priorOthers", Rules.RealAboveZero) ?? 0.5;
        map.Close();
        return limit is null || cutoff is null ? null : new MonitoringRule(rule, new BetaMonitoring(events, others), limit.Value, cutoff.Value, final);
    }

    private static ImmutableArray<double> Numbers(NodeReader? node) => node?.ListOf(Rules.RealAboveZero) ?? [];

    private sealed record TrueRates(string Name, double Response, double Toxicity);

    private sealed record Trial(int Cohorts, int Size, ImmutableArray<ImmutableArray<double>> Scenarios, int Trials, ulong Seed)
    {
        public static Trial Read(MapReader map) => new(
            map.Optional("cohorts", Rules.WholeNumber(1, 100)) ?? 10,
            map.Optional("cohortSize", Rules.WholeNumber(1, 6)) ?? 3,
            [.. map.RequiredList("rates", item => new Rates(Numbers(item))).Select(r => r.All)],
            map.Optional("trials", Rules.WholeNumber(1, 1_000_000)) ?? 2000,
            (ulong)(map.Optional("seed", Rules.Count) ?? 1));
    }

    private sealed record Rates(ImmutableArray<double> All);
}
