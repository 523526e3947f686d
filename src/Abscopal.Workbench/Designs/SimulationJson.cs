using System.Text.Json;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Designs;

/// <summary>Operating characteristics as JSON.</summary>
public static class SimulationJson
{
    /// <summary>Writes the short form of the console: scenarios with power and looks, and the rate of the run.</summary>
    /// <param name="outcome">The run; a whole one.</param>
    /// <param name="output">Where to write.</param>
    public static void WriteShort(SimulateOutcome outcome, Stream output)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteStartArray("scenarios");
            foreach (ScenarioCharacteristics scenario in outcome.Simulation?.Scenarios ?? [])
            {
                json.WriteStartObject();
                WriteHead(json, scenario);
                json.WriteStartArray("looks");
                foreach (LookCharacteristics look in scenario.Looks)
                {
                    json.WriteStartObject();
                    json.WriteNumber("reject", look.Reject);
                    Write(json, "events", look.Events);
                    Write(json, "time", look.Time);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("trialsPerSecond", outcome.TrialsPerSecond);
        });
    }

    /// <summary>Writes everything that does not change from run to run.</summary>
    /// <param name="simulation">The characteristics.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(TrialSimulation simulation, Stream output)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteString("specification", simulation.Specification);
            json.WriteNumber("engineVersion", simulation.EngineVersion);
            json.WriteNumber("seed", simulation.Seed);
            json.WriteStartArray("scenarios");
            foreach (ScenarioCharacteristics scenario in simulation.Scenarios) Write(json, scenario);
            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, ScenarioCharacteristics scenario)
    {
        json.WriteStartObject();
        WriteHead(json, scenario);
        json.WriteNumber("expectedEvents", scenario.ExpectedEvents);
        json.WriteNumber("expectedEventsStandardError", scenario.ExpectedEventsStandardError);
        json.WriteNumber("expectedDuration", scenario.ExpectedDuration);
        json.WriteNumber("expectedDurationStandardError", scenario.ExpectedDurationStandardError);
        json.WriteNumber("unreachedTargets", scenario.UnreachedTargets);
        if (!scenario.Hypotheses.IsEmpty)
        {
            json.WriteStartArray("hypotheses");
            foreach (HypothesisCharacteristics hypothesis in scenario.Hypotheses)
            {
                json.WriteStartObject();
                json.WriteString("name", hypothesis.Name);
                json.WriteNumber("reject", hypothesis.Reject);
                json.WriteNumber("rejectStandardError", hypothesis.RejectStandardError);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("looks");
        foreach (LookCharacteristics look in scenario.Looks)
        {
            json.WriteStartObject();
            json.WriteNumber("reject", look.Reject);
            json.WriteNumber("rejectStandardError", look.RejectStandardError);
            json.WriteNumber("futility", look.Futility);
            json.WriteNumber("stopped", look.Stopped);
            Write(json, "events", look.Events);
            Write(json, "subjects", look.Subjects);
            Write(json, "time", look.Time);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, ScenarioCharacteristics scenario)
    {
        json.WriteString("name", scenario.Name);
        json.WriteNumber("trials", scenario.Trials);
        json.WriteNumber("power", scenario.Power);
        json.WriteNumber("powerStandardError", scenario.PowerStandardError);
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
