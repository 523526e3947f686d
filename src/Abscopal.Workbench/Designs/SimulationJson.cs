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
            json.WriteObjects("scenarios", outcome.Simulation?.Scenarios ?? [], scenario =>
            {
                WriteHead(json, scenario);
                json.WriteObjects("looks", scenario.Looks, look =>
                {
                    json.WriteNumber("reject", look.Reject);
                    json.WriteNumberOrNull("events", look.Events);
                    json.WriteNumberOrNull("time", look.Time);
                });
            });
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
            json.WriteObjects("hypotheses", scenario.Hypotheses, hypothesis =>
            {
                json.WriteString("name", hypothesis.Name);
                json.WriteNumber("reject", hypothesis.Reject);
                json.WriteNumber("rejectStandardError", hypothesis.RejectStandardError);
            });
        }

        json.WriteObjects("looks", scenario.Looks, look =>
        {
            json.WriteNumber("reject", look.Reject);
            json.WriteNumber("rejectStandardError", look.RejectStandardError);
            json.WriteNumber("futility", look.Futility);
            json.WriteNumber("stopped", look.Stopped);
            json.WriteNumberOrNull("events", look.Events);
            json.WriteNumberOrNull("subjects", look.Subjects);
            json.WriteNumberOrNull("time", look.Time);
        });
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, ScenarioCharacteristics scenario)
    {
        json.WriteString("name", scenario.Name);
        json.WriteNumber("trials", scenario.Trials);
        json.WriteNumber("power", scenario.Power);
        json.WriteNumber("powerStandardError", scenario.PowerStandardError);
    }
}
