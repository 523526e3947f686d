using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Abscopal.Biology;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Trials;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Explore;

/// <summary>Varies a regimen, and asks whether a randomised trial would see what the explanations say.</summary>
public static class ExplorationJob
{
    private const int Members = 24;
    private const int Subjects = 96;
    private const int Months = 48;
    private const int Trials = 2000;

    // Accrual of 20 subjects a month, one look when the last has two years, one-sided level 0.025.
    private const double AccrualPerMonth = 20;
    private const double FollowUpMonths = 24;
    private const double Critical = 1.959963984540054;

    /// <summary>
    /// Explores and writes <c>exploration.json</c>, <c>exploration.md</c>, <c>grid.png</c> and the randomised trial as a
    /// design, <c>trial.yaml</c>, to a folder.
    /// </summary>
    /// <param name="request">The regimen and options.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="trialSubjects">Subjects of the randomised trial.</param>
    /// <param name="cancellation">Ends the work; nothing is left half-written.</param>
    public static Exploration Run(ExploreRequest request, string folder, int trialSubjects, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OutputFile.CheckFolder(folder);
        Regimen regimen = RegimenReader.Read(request.Path);
        Ensemble ensemble = request.Ensemble is { } path ? Ensemble.Read(path) : Ensemble.Shipped;
        ImmutableArray<TrialScenario> scenarios = Scenarios(ensemble, regimen, request.Options, cancellation);
        var result = new Exploration(
            regimen,
            ensemble,
            Members,
            RegimenExploration.Grid(ensemble, regimen, Members, request.Options, cancellation),
            RegimenExploration.Sensitivity(ensemble, regimen, Members, request.Options, cancellation),
            NextMeasurement.Compare(ensemble, regimen, Members, request.Options),
            trialSubjects,
            scenarios,
            Trial(scenarios, request.Options, trialSubjects));
        OutputFile.Write(Path.Combine(folder, "exploration.json"), stream => WriteJson(result, stream));
        OutputFile.Write(Path.Combine(folder, "exploration.md"), stream => stream.Write(Encoding.UTF8.GetBytes(ExplorationPage.Write(result))));
        OutputFile.Write(Path.Combine(folder, "trial.yaml"), stream => stream.Write(Encoding.UTF8.GetBytes(VirtualTrialFile.Write(result, AccrualPerMonth, FollowUpMonths))));
        FigureFile.Write(GridFigure.Draw(result), Path.Combine(folder, "grid.png"), "--grid");
        return result;
    }

    private static ImmutableArray<TrialScenario> Scenarios(Ensemble ensemble, Regimen regimen, PredictionOptions options, CancellationToken cancellation)
    {
        EnsembleMember[] members = [.. ensemble.Resample(Members, 0.5).Select(i => ensemble.Members[i])];
        var evaluator = new RegimenEvaluator(options.Seed, Subjects, Months);
        Regimen control = GridCell.Without(regimen);
        PiecewiseRate without = Hazard(members.Select(m => evaluator.Evaluate(m, control)));
        cancellation.ThrowIfCancellationRequested();
        return
        [
            Scenario("radiation and immunity", Hazard(members.Select(m => evaluator.Evaluate(m, regimen)))),
            Scenario("direct kill only", Hazard(members.Select(m => evaluator.Evaluate(m, regimen, directKillOnly: true)))),
            Scenario("no effect (the subjects were selected)", without),
        ];

        TrialScenario Scenario(string name, PiecewiseRate experimental) => new() { Name = name, Control = without, Experimental = experimental };
    }

    private static ImmutableArray<ScenarioCharacteristics> Trial(ImmutableArray<TrialScenario> scenarios, PredictionOptions options, int subjects)
    {
        var simulation = new TrialSimulationOptions
        {
            Subjects = subjects,
            Accrual = PiecewiseRate.Constant(AccrualPerMonth),
            Looks = [new SimulatedLook(new LookTrigger { MinimumFollowUp = FollowUpMonths }, Critical)],
            Scenarios = scenarios,
            Trials = Trials,
            Seed = (uint)options.Seed,
        };
        return TrialSimulation.Run(simulation).Scenarios;
    }

    // The hazard that is constant in each month and meets the mean survival of the members at its ends.
    private static PiecewiseRate Hazard(IEnumerable<ExpectedCurves> curves)
    {
        double[][] all = [.. curves.Select(c => c.Survival)];
        double[] starts = [.. Enumerable.Range(0, Months).Select(m => (double)m)];
        double[] rates = new double[Months];
        double before = 1;
        for (int m = 0; m < Months; m++)
        {
            double after = Math.Max(1e-9, all.Average(c => c[m]));
            rates[m] = Math.Log(before / after);
            before = after;
        }

        return new PiecewiseRate(starts, rates);
    }

    private static void WriteJson(Exploration result, Stream output) => JsonEstimates.WriteDocument(output, json =>
    {
        json.WriteString("statement", GuardRails.Statement);
        json.WriteString("toxicity", GuardRails.Toxicity);
        json.WriteStartArray("notes");
        foreach (string reason in result.Regimen.Extrapolations()) json.WriteStringValue(GuardRails.Extrapolation + reason + ".");
        json.WriteEndArray();
        json.WriteString("regimen", result.Regimen.Id);
        json.WriteObjects("grid", result.Grid, cell =>
        {
            json.WriteNumber("doseGy", cell.DoseGy);
            json.WriteNumber("fractions", cell.Fractions);
            json.WriteString("sites", cell.Distant ? "primary and distant" : "primary");
            json.WriteNumber("firstDay", cell.FirstDay);
            json.WriteString("partner", cell.Partner ?? "none");
            json.WriteNumber("pfs12Difference", cell.ProgressionFree12);
            json.WriteNumber("pfs12Disagreement", cell.ProgressionFree12Spread);
            json.WriteNumber("os24Difference", cell.Survival24);
            json.WriteNumber("os24Disagreement", cell.Survival24Spread);
            json.WriteBoolean("extrapolates", cell.Extrapolates);
        });
        WriteRows(json, "sensitivity", result.Sensitivity, (j, r) =>
        {
            j.WriteString("name", r.Name);
            j.WriteNumber("meanEffect", r.MeanEffect);
            j.WriteNumber("spread", r.Spread);
        });
        WriteRows(json, "readouts", result.Readouts, (j, r) =>
        {
            j.WriteString("name", r.Name);
            j.WriteString("against", r.Against.ToString());
            j.WriteNumber("separation", r.Separation);
        });
        WriteRows(json, "trial", result.Trial, (j, r) =>
        {
            j.WriteString("scenario", r.Name);
            j.WriteNumber("subjects", result.TrialSubjects);
            j.WriteNumber("power", r.Power);
            j.WriteNumber("powerStandardError", r.PowerStandardError);
            j.WriteNumber("expectedEvents", r.ExpectedEvents);
        });
        json.WriteStartObject("ensemble");
        json.WriteString("hash", result.Ensemble.Hash);
        json.WriteNumber("members", result.Ensemble.Members.Length);
        json.WriteEndObject();
    });

    private static void WriteRows<T>(Utf8JsonWriter json, string name, ImmutableArray<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteObjects(name, rows, row =>
        {
            write(json, row);
        });
    }
}
