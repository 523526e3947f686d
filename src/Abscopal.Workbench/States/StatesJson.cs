using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.States;

/// <summary>Writes state occupancy and transition probabilities as JSON.</summary>
public static class StatesJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(IReadOnlyList<StatesGroup> groups, StatesRequest request, Stream output)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(request);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteObjects("groups", groups, group =>
            {
                json.WriteString("label", group.Label);
                json.WriteNumber("subjects", group.Subjects);
                json.WriteStartArray("occupancy");
                foreach (double time in request.At)
                {
                    for (int state = 0; state < group.Occupancy.States.Length; state++) WriteProbability(json, group.Occupancy.At(state, time), null);
                }

                json.WriteEndArray();
                json.WriteStartArray("transitions");
                foreach (double time in request.At)
                {
                    for (int from = 0; from < group.Occupancy.States.Length - 1; from++)
                    {
                        for (int to = from; to < group.Occupancy.States.Length; to++) WriteProbability(json, group.Transitions.At(from, to, time), group.Occupancy.States[from]);
                    }
                }

                json.WriteEndArray();
            });
            json.WriteStartObject("conventions");
            json.WriteNumber("confidenceLevel", request.Options.Level);
            json.WriteString("confidenceType", JsonEstimates.Name(groups[0].Occupancy.Conventions.IntervalType));
            json.WriteString("estimator", "Aalen-Johansen; a state is occupied from the end of its day on");
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }

    private static void WriteProbability(Utf8JsonWriter json, StateProbability probability, string? from)
    {
        json.WriteStartObject();
        if (from is not null) json.WriteString("from", from);
        json.WriteString("state", probability.State);
        json.WriteNumber("time", probability.Time);
        json.WriteEstimate("estimate", probability.Probability);
        json.WriteEstimate("standardError", probability.StandardError);
        json.WriteLimits(probability.Limits);
        json.WriteEndObject();
    }
}
