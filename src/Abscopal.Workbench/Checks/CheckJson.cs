using System.Text.Json;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Checks;

/// <summary>The findings of a check as JSON.</summary>
public static class CheckJson
{
    /// <summary>Writes the result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(CheckResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (string file in result.Files) json.WriteStringValue(file);
        json.WriteEndArray();
        json.WriteString("define", result.Define);
        json.WriteObjects("findings", result.Findings, finding =>
        {
            json.WriteString("rule", finding.Rule);
            json.WriteString("dataset", finding.Dataset);
            json.WriteString("column", finding.Column);
            json.WriteString("message", finding.Message);
            json.WriteNumber("count", finding.Count);
            if (finding.FirstRow is { } row) json.WriteNumber("firstRow", row);
            else json.WriteNull("firstRow");
        });
        json.WriteEndObject();
    }
}
