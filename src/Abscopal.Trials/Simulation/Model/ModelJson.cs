using System.Text.Json;
using System.Text.Json.Serialization;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>The records of a model as canonical JSON: properties in the order of their declaration, numbers that read back to the same bits.</summary>
internal static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new RateConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Options);
    }

    public static T Read<T>(JsonElement element) => element.Deserialize<T>(Options) ?? throw new JsonException("The model is empty.");

    private sealed class RateConverter : JsonConverter<PiecewiseRate>
    {
        public override PiecewiseRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            double[] values = JsonSerializer.Deserialize<double[]>(ref reader, options)!;
            return new PiecewiseRate([.. values.Where((_, i) => i % 2 == 0)], [.. values.Where((_, i) => i % 2 == 1)]);
        }

        public override void Write(Utf8JsonWriter writer, PiecewiseRate value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            for (int k = 0; k < value.Starts.Count; k++)
            {
                writer.WriteNumberValue(value.Starts[k]);
                writer.WriteNumberValue(value.Rates[k]);
            }

            writer.WriteEndArray();
        }
    }
}
