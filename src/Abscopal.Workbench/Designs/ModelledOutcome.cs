using System.Globalization;
using System.Text.Json;
using Abscopal.Numerics.Distributions;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs;

/// <summary>The looks and bounds of a design whose power comes by simulation.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Options">What is simulated.</param>
/// <param name="Note">How the hypotheses share the level.</param>
public sealed record ModelledOutcome(string Name, TrialSimulationOptions Options, string Note) : DesignOutcome
{
    /// <inheritdoc/>
    public override IReadOnlyList<DesignTable> Tables =>
    [
        new DesignTable(
            string.Create(CultureInfo.InvariantCulture, $"{Name}: {Options.Subjects} subjects, {Options.Looks[^1].Trigger.Events} events; 'abscopal simulate' gives the power"),
            ["Look", "Information", "Events", .. Model.Hypotheses.Select(h => "Z for " + h.Name)],
            [.. Options.Looks.Select((look, k) => (IReadOnlyList<string>)
            [
                (k + 1).ToString(CultureInfo.InvariantCulture),
                Fraction(k).ToString("0.000", CultureInfo.InvariantCulture),
                look.Trigger.Events!.Value.ToString(CultureInfo.InvariantCulture),
                .. Model.Hypotheses.Select((_, h) => Model.Bounds[0][h][k]?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "none"),
            ])],
            Note),
    ];

    private TrialModel Model => Options.Model!;

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
            Write(json, "upper", Model.Bounds[0][0][k]);
            json.WriteNull("lower");
            json.WriteNull("cumulativeAlpha");
            json.WriteNull("cumulativePower");
            json.WriteNull("time");
            json.WriteStartArray("hypotheses");
            for (int h = 0; h < Model.Hypotheses.Count; h++)
            {
                json.WriteStartObject();
                json.WriteString("name", Model.Hypotheses[h].Name);
                Write(json, "upper", Model.Bounds[0][h][k]);
                Write(json, "nominalAlpha", Model.Bounds[0][h][k] is { } bound ? Normal.UpperTail(bound) : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("subjects", Options.Subjects);
        json.WriteNumber("events", Options.Looks[^1].Trigger.Events!.Value);
        json.WriteNull("power");
        json.WriteString("version", EngineVersion.Text);
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private double Fraction(int look) => (double)Options.Looks[look].Trigger.Events!.Value / Options.Looks[^1].Trigger.Events!.Value;
}
