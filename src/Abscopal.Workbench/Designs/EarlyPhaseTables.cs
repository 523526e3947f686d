using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Abscopal.Trials.EarlyPhase;

namespace Abscopal.Workbench.Designs;

/// <summary>The designs of early phases as tables and numbers.</summary>
internal static class EarlyPhaseTables
{
    /// <summary>The designs of a search with the words for them.</summary>
    internal static (string Kind, SimonDesign Design)[] Named(SimonSearch search) =>
        [("optimal", search.Optimal), ("minimax", search.Minimax), .. search.Admissible.Select(d => ("admissible", d))];

    public static FormulaOutcome Simon(string name, SimonSearch search)
    {
        (string Kind, SimonDesign Design)[] all = Named(search);
        return new FormulaOutcome(
            [
                new DesignTable(
                    name, ["Design", "Stop: r1", "of n1", "Fail: r", "of n", "Alpha", "Power", "Expected n", "Early stop"],
                    [.. all.Select(x => (IReadOnlyList<string>)[x.Kind, Whole(x.Design.FirstBound), Whole(x.Design.FirstSubjects), Whole(x.Design.Bound), Whole(x.Design.Subjects), Four(x.Design.Alpha), Four(x.Design.Power), Two(x.Design.ExpectedSubjects), Four(x.Design.EarlyStop)])],
                    "Stops with r1 responses or fewer; fails with r or fewer. Expected n and early stop under the null rate. Exact."),
            ],
            new JsonObject
            {
                ["designs"] = new JsonArray([.. all.Select(x => (JsonNode)new JsonObject
                {
                    ["design"] = x.Kind, ["r1"] = x.Design.FirstBound, ["n1"] = x.Design.FirstSubjects, ["r"] = x.Design.Bound, ["n"] = x.Design.Subjects,
                    ["alpha"] = x.Design.Alpha, ["power"] = x.Design.Power, ["expectedSubjects"] = x.Design.ExpectedSubjects, ["earlyStop"] = x.Design.EarlyStop,
                })]),
            });
    }

    public static FormulaOutcome Intervals(string name, Func<int, int, DoseDecision> decide, double target, int cohorts, int cohortSize, ImmutableArray<ImmutableArray<double>> scenarios, int trials, ulong seed)
    {
        ImmutableArray<DoseDecisionRow> rows = DoseDecisionRow.Table(decide, cohorts * cohortSize);
        DoseFindingSimulation[] results = [.. scenarios.Select(rates => DoseFindingSimulation.Run(decide, target, rates, cohorts, cohortSize, trials, seed))];
        return new FormulaOutcome(
            [Decisions(name, rows), Characteristics(scenarios, results)],
            new JsonObject
            {
                ["decisions"] = new JsonArray([.. rows.Select(r => (JsonNode)new JsonObject { ["subjects"] = r.Subjects, ["escalateUpTo"] = r.EscalateUpTo, ["deescalateFrom"] = r.DeescalateFrom, ["eliminateFrom"] = r.EliminateFrom })]),
                ["scenarios"] = Json(scenarios, results),
            });
    }

    public static FormulaOutcome Late(string name, LateToxicityOptions options, ImmutableArray<ImmutableArray<double>> scenarios)
    {
        ImmutableArray<DoseDecisionRow> rows = DoseDecisionRow.Table(options.Design.Decide, options.Cohorts * options.CohortSize);
        LateToxicitySimulation[] results = [.. scenarios.Select(rates => LateToxicitySimulation.Run(options with { Rates = rates }))];
        LateToxicitySimulation[] waiting = [.. scenarios.Select(rates => LateToxicitySimulation.Run(options with { Rates = rates }, impute: false))];
        return new FormulaOutcome(
            [
                Decisions(name, rows),
                Characteristics(scenarios, [.. results.Select(r => r.Doses)]),
                new DesignTable("Duration, in the unit of the window", ["Scenario", "Imputing pending subjects", "Waiting for every window", "Waits"],
                    [.. scenarios.Select((rates, s) => (IReadOnlyList<string>)[Rates(rates), Two(results[s].MeanDuration), Two(waiting[s].MeanDuration), Two(results[s].MeanWaits)])]),
            ],
            new JsonObject
            {
                ["scenarios"] = Json(scenarios, [.. results.Select(r => r.Doses)]),
                ["durations"] = new JsonArray([.. results.Select((r, s) => (JsonNode)new JsonObject { ["imputing"] = r.MeanDuration, ["waiting"] = waiting[s].MeanDuration, ["waits"] = r.MeanWaits })]),
            });
    }

    public static FormulaOutcome Continual(string name, ContinualReassessment model, int cohorts, int cohortSize, ImmutableArray<ImmutableArray<double>> scenarios, int trials, ulong seed)
    {
        ImmutableArray<CrmPathway> pathways = CrmPathway.All(model, 1, cohortSize, Math.Min(2, cohorts));
        DoseFindingSimulation[] results = [.. scenarios.Select(rates => ContinualSimulation.Run(model, rates, cohorts, cohortSize, trials, seed))];
        return new FormulaOutcome(
            [
                new DesignTable(
                    name + ": what follows the first cohorts", ["Doses", "Toxicities", "Next dose", "Estimated rates"],
                    [.. pathways.Select(p => (IReadOnlyList<string>)[string.Join(" ", p.Doses), string.Join(" ", p.Toxicities), Whole(p.Next), Rates(p.Rates)])],
                    "Rates are posterior means; no untried dose is skipped."),
                Characteristics(scenarios, results),
            ],
            new JsonObject
            {
                ["pathways"] = new JsonArray([.. pathways.Select(p => (JsonNode)new JsonObject { ["doses"] = Json(p.Doses), ["toxicities"] = Json(p.Toxicities), ["next"] = p.Next, ["rates"] = Json(p.Rates) })]),
                ["scenarios"] = Json(scenarios, results),
            });
    }

    public static FormulaOutcome Monitoring(string name, JointMonitoring plan, ImmutableArray<(string Name, double Response, double Toxicity)> scenarios)
    {
        MonitoringCharacteristics[] results = [.. scenarios.Select(s => plan.Under(s.Response, s.Toxicity))];
        return new FormulaOutcome(
            [
                new DesignTable(
                    name, ["Subjects", "Stop at responses up to", "Stop at toxicities from"],
                    [.. plan.Looks.Select((n, k) => (IReadOnlyList<string>)[Whole(n), plan.Efficacy[k] is { } e ? Whole(e) : "never", plan.Toxicity[k] is { } t ? Whole(t) : "never"])]),
                new DesignTable(
                    "Operating characteristics, exact for independent outcomes", ["Scenario", "Response", "Toxicity", "Stop: futility", "Stop: toxicity", "To the end", "Expected n"],
                    [.. results.Select((r, s) => (IReadOnlyList<string>)[scenarios[s].Name, Two(r.ResponseRate), Two(r.ToxicityRate), Four(r.StopForFutility.Sum()), Four(r.StopForToxicity.Sum()), Four(r.Success), Two(r.ExpectedSubjects)])],
                    "A stop at the last look is failure."),
            ],
            new JsonObject
            {
                ["looks"] = new JsonArray([.. plan.Looks.Select((n, k) => (JsonNode)new JsonObject { ["subjects"] = n, ["responsesUpTo"] = plan.Efficacy[k], ["toxicitiesFrom"] = plan.Toxicity[k] })]),
                ["scenarios"] = new JsonArray([.. results.Select((r, s) => (JsonNode)new JsonObject
                {
                    ["name"] = scenarios[s].Name, ["stopForFutility"] = Json(r.StopForFutility), ["stopForToxicity"] = Json(r.StopForToxicity), ["success"] = r.Success, ["expectedSubjects"] = r.ExpectedSubjects,
                })]),
            });
    }

    private static DesignTable Decisions(string name, ImmutableArray<DoseDecisionRow> rows) => new(
        name + ": decisions by the toxicities of the current dose", ["Subjects", "Escalate up to", "De-escalate from", "Give up from"],
        [.. rows.Select(r => (IReadOnlyList<string>)[Whole(r.Subjects), Or(r.EscalateUpTo), Or(r.DeescalateFrom), Or(r.EliminateFrom)])]);

    private static DesignTable Characteristics(ImmutableArray<ImmutableArray<double>> scenarios, DoseFindingSimulation[] results) => new(
        "Operating characteristics by simulation", ["True rates", "Chosen, dose by dose", "None", "Mean subjects", "Toxicities"],
        [.. results.Select((r, s) => (IReadOnlyList<string>)[Rates(scenarios[s]), Rates(r.Selected), Two(r.NoneSelected), string.Join(" ", r.MeanSubjects.Select(One)), Two(r.MeanToxicities)])]);

    private static JsonArray Json(ImmutableArray<ImmutableArray<double>> scenarios, DoseFindingSimulation[] results) => new([.. results.Select((r, s) => (JsonNode)new JsonObject
    {
        ["rates"] = Json(scenarios[s]), ["trials"] = r.Trials, ["selected"] = Json(r.Selected), ["none"] = r.NoneSelected, ["meanSubjects"] = Json(r.MeanSubjects), ["meanToxicities"] = r.MeanToxicities,
    })]);

    private static JsonArray Json(ImmutableArray<double> values) => new([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);

    private static JsonArray Json(ImmutableArray<int> values) => new([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);

    private static string Rates(ImmutableArray<double> rates) => string.Join(" ", rates.Select(Two));

    private static string Or(int? count) => count is { } number ? Whole(number) : "never";

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string One(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Four(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
