using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Abscopal.Numerics.Distributions;
using Abscopal.Trials.Simulation.Model;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Designs;

/// <summary>The looks and bounds of a design whose power comes by simulation.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Options">What is simulated.</param>
/// <param name="Spent">The type I error of the family spent by each look.</param>
/// <param name="Power">A short simulation; the first scenario is the one planned for.</param>
/// <param name="Times">The calendar time of each look in the first scenario, when the trial gets there unchanged.</param>
/// <param name="Note">How the hypotheses share the level.</param>
public sealed record ModelledOutcome(
    string Name, TrialSimulationOptions Options, ImmutableArray<double> Spent, TrialSimulation Power, ImmutableArray<double> Times, string Note) : DesignOutcome
{
    /// <inheritdoc/>
    public override IReadOnlyList<DesignTable> Tables =>
    [
        new DesignTable(
            string.Create(CultureInfo.InvariantCulture, $"{Name}: {Options.Subjects} subjects, {Options.Looks[^1].Trigger.Events} events, power {Planned.Power:0.000} by {Planned.Trials} simulated trials (standard error {Planned.PowerStandardError:0.000})"),
            ["Look", "Information", "Events", "Time", "Alpha so far", "Power so far", .. Model.Hypotheses.Select(h => "Z for " + h.Name)],
            [.. Options.Looks.Select((look, k) => (IReadOnlyList<string>)
            [
                (k + 1).ToString(CultureInfo.InvariantCulture),
                Fraction(k).ToString("0.000", CultureInfo.InvariantCulture),
                look.Trigger.Events!.Value.ToString(CultureInfo.InvariantCulture),
                Times[k].ToString("0.0", CultureInfo.InvariantCulture),
                Spent[k].ToString("0.00000", CultureInfo.InvariantCulture),
                PowerBy(k).ToString("0.000", CultureInfo.InvariantCulture),
                .. Model.Hypotheses.Select((_, h) => Model.Bounds[0][h][k]?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "none"),
            ])],
            Note + " Alpha so far is summed over hypotheses where they are tested on their own. Time is when a look comes in the first scenario if nothing is dropped or changed before."),
        new DesignTable(
            "Chance of a claim in every scenario, simulated; 'abscopal simulate' tells more",
            ["Scenario", "Any claim", .. Model.Hypotheses.Select(h => h.Name)],
            [.. Power.Scenarios.Select(s => (IReadOnlyList<string>)[s.Name, Share(s.Power, s.PowerStandardError), .. s.Hypotheses.Select(h => Share(h.Reject, h.RejectStandardError))])],
            "In brackets the Monte-Carlo standard error."),
    ];

    private TrialModel Model => Options.Model!;

    private ScenarioCharacteristics Planned => Power.Scenarios[0];

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartArray("looks");
        for (int k = 0; k < Options.Looks.Count; k++)
        {
            json.WriteStartObject();
            json.WriteNumber("informationFraction", Fraction(k));
            json.WriteNumber("events", Options.Looks[k].Trigger.Events!.Value);
            json.WriteNumberOrNull("upper", Model.Bounds[0][0][k]);
            json.WriteNull("lower");
            json.WriteNumber("cumulativeAlpha", Spent[k]);
            json.WriteNumber("cumulativePower", PowerBy(k));
            json.WriteNumber("time", Times[k]);
            json.WriteStartArray("hypotheses");
            for (int h = 0; h < Model.Hypotheses.Count; h++)
            {
                json.WriteStartObject();
                json.WriteString("name", Model.Hypotheses[h].Name);
                json.WriteNumberOrNull("upper", Model.Bounds[0][h][k]);
                json.WriteNumberOrNull("nominalAlpha", Model.Bounds[0][h][k] is { } bound ? Normal.UpperTail(bound) : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("subjects", Options.Subjects);
        json.WriteNumber("events", Options.Looks[^1].Trigger.Events!.Value);
        json.WriteNumber("power", Planned.Power);
        json.WriteNumber("powerStandardError", Planned.PowerStandardError);
        json.WriteNumber("powerTrials", Planned.Trials);
        json.WriteObjects("scenarios", Power.Scenarios, scenario =>
        {
            json.WriteString("name", scenario.Name);
            json.WriteNumber("power", scenario.Power);
            json.WriteNumber("powerStandardError", scenario.PowerStandardError);
            json.WriteObjects("hypotheses", scenario.Hypotheses, hypothesis =>
            {
                json.WriteString("name", hypothesis.Name);
                json.WriteNumber("power", hypothesis.Reject);
            });
        });
        json.WriteString("version", EngineVersion.Text);
    }

    private static string Share(double share, double error) => string.Create(CultureInfo.InvariantCulture, $"{share:0.000} ({error:0.000})");

    private double PowerBy(int look) => Planned.Looks.Take(look + 1).Sum(l => l.Reject);

    private double Fraction(int look) => (double)Options.Looks[look].Trigger.Events!.Value / Options.Looks[^1].Trigger.Events!.Value;
}
