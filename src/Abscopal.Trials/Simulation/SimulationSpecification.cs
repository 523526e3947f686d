using System.Buffers;
using System.Text.Json;
using Abscopal.Campaigns;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Simulation;

/// <summary>The options of a simulation as canonical bytes, and back.</summary>
internal static class SimulationSpecification
{
    public static CampaignSpecification Of(TrialSimulationOptions options)
    {
        options.Check();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) Write(json, options);
        return new CampaignSpecification(TrialSimulationKind.KindName, TrialSimulationKind.Version, Blocks(options), buffer.WrittenSpan);
    }

    public static int BlocksPerScenario(TrialSimulationOptions options) => ((options.Trials - 1) / options.TrialsPerBlock) + 1;

    public static TrialSimulationOptions Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            JsonElement root = document.RootElement;
            return new TrialSimulationOptions
            {
                Subjects = root.GetProperty("subjects").GetInt32(),
                Accrual = Rate(root.GetProperty("accrual")),
                Timing = (AccrualTiming)root.GetProperty("timing").GetInt32(),
                Allocation = new AllocationRule(
                    root.GetProperty("control").GetInt32(), root.GetProperty("experimental").GetInt32(), root.GetProperty("permuted").GetBoolean()),
                Looks = [.. root.GetProperty("looks").EnumerateArray().Select(Look)],
                Scenarios = [.. root.GetProperty("scenarios").EnumerateArray().Select(Scenario)],
                Trials = root.GetProperty("trials").GetInt32(),
                TrialsPerBlock = root.GetProperty("trialsPerBlock").GetInt32(),
                Seed = root.GetProperty("seed").GetUInt32(),
                Model = root.TryGetProperty("model", out JsonElement model) ? ModelJson.Read<TrialModel>(model) : null,
                KeepsRows = root.TryGetProperty("rows", out _),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CampaignException("The specification is not of a trial simulation.", error);
        }
    }

    private static int Blocks(TrialSimulationOptions options)
    {
        long blocks = (long)BlocksPerScenario(options) * options.Scenarios.Count;
        if (blocks > int.MaxValue) throw new DesignException("trialsPerBlock", $"makes {blocks} blocks", $"at most {int.MaxValue} blocks");
        return (int)blocks;
    }

    private static void Write(Utf8JsonWriter json, TrialSimulationOptions options)
    {
        json.WriteStartObject();
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("trials", options.Trials);
        json.WriteNumber("trialsPerBlock", options.TrialsPerBlock);
        if (options.Model is { } model) ModelJson.Write(json, "model", model);
        if (options.KeepsRows) json.WriteBoolean("rows", true);
        json.WriteNumber("subjects", options.Subjects);
        Write(json, "accrual", options.Accrual);
        json.WriteNumber("timing", (int)options.Timing);
        json.WriteNumber("control", options.Allocation.Control);
        json.WriteNumber("experimental", options.Allocation.Experimental);
        json.WriteBoolean("permuted", options.Allocation.Permuted);
        json.WriteStartArray("looks");
        foreach (SimulatedLook look in options.Looks)
        {
            json.WriteStartObject();
            WriteIfSet(json, "events", look.Trigger.Events);
            WriteIfSet(json, "time", look.Trigger.Time);
            WriteIfSet(json, "minimumFollowUp", look.Trigger.MinimumFollowUp);
            WriteIfSet(json, "upper", look.Upper);
            WriteIfSet(json, "lower", look.Lower);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("scenarios");
        foreach (TrialScenario scenario in options.Scenarios)
        {
            json.WriteStartObject();
            json.WriteString("name", scenario.Name);
            WriteIfSet(json, "stream", scenario.Stream);
            Write(json, "control", scenario.Control);
            Write(json, "experimental", scenario.Experimental);
            Write(json, "controlDropout", scenario.ControlDropout);
            Write(json, "experimentalDropout", scenario.ExperimentalDropout);
            if (scenario.Courses is { } courses) ModelJson.Write(json, "courses", courses);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PiecewiseRate rate)
    {
        json.WriteStartArray(name);
        for (int k = 0; k < rate.Starts.Count; k++)
        {
            json.WriteNumberValue(rate.Starts[k]);
            json.WriteNumberValue(rate.Rates[k]);
        }

        json.WriteEndArray();
    }

    private static void WriteIfSet(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }

    private static PiecewiseRate Rate(JsonElement element)
    {
        double[] values = [.. element.EnumerateArray().Select(value => value.GetDouble())];
        return new PiecewiseRate([.. values.Where((_, i) => i % 2 == 0)], [.. values.Where((_, i) => i % 2 == 1)]);
    }

    private static SimulatedLook Look(JsonElement element) => new(
        new LookTrigger { Events = (int?)Optional(element, "events"), Time = Optional(element, "time"), MinimumFollowUp = Optional(element, "minimumFollowUp") },
        Optional(element, "upper"),
        Optional(element, "lower"));

    private static TrialScenario Scenario(JsonElement element) => new()
    {
        Name = element.GetProperty("name").GetString() ?? "",
        Stream = (int?)Optional(element, "stream"),
        Control = Rate(element.GetProperty("control")),
        Experimental = Rate(element.GetProperty("experimental")),
        ControlDropout = Rate(element.GetProperty("controlDropout")),
        ExperimentalDropout = Rate(element.GetProperty("experimentalDropout")),
        Courses = element.TryGetProperty("courses", out JsonElement courses) ? ModelJson.Read<IReadOnlyList<SubjectCourse>>(courses) : null,
    };

    private static double? Optional(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
}
