using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Abscopal.Workbench.Designs;

/// <summary>A design made by formula: its tables and its numbers.</summary>
/// <param name="Shown">The tables in their order.</param>
/// <param name="Numbers">The numbers at full precision.</param>
public sealed record FormulaOutcome(ImmutableArray<DesignTable> Shown, JsonObject Numbers) : DesignOutcome
{
    /// <inheritdoc/>
    public override IReadOnlyList<DesignTable> Tables => Shown;

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        foreach ((string name, JsonNode? value) in Numbers)
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }

        json.WriteString("version", EngineVersion.Text);
    }
}
