using System.Text.Json;
using Abscopal.Evidence.Audit;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.StudyReport;

/// <summary>An audit as JSON.</summary>
public static class AuditJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="language">The language of the messages: en or zh.</param>
    public static void Write(AuditReport audit, Stream output, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(language);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteString("study", audit.Study);
            WriteContent(json, audit, language);
            json.WriteString("version", EngineVersion.Text);
        });
    }

    internal static void WriteContent(Utf8JsonWriter json, AuditReport audit, string language = "en")
    {
        json.WriteBoolean("consistent", audit.IsConsistent);
        json.WriteObjects("findings", audit.Findings, finding =>
        {
            json.WriteString("kind", finding.Kind);
            json.WriteString("severity", finding.Severity switch { FindingSeverity.Contradiction => "contradiction", FindingSeverity.Warning => "warning", _ => "note" });
            json.WriteString("message", finding.Text.In(language));
            json.WriteStartArray("facts");
            foreach (string fact in finding.Facts) json.WriteStringValue(fact);
            json.WriteEndArray();
        });
        json.WriteStartObject("compatible");
        json.WriteStartArray("intervalTypes");
        foreach (ConfidenceIntervalType type in audit.CompatibleIntervalTypes) json.WriteStringValue(JsonEstimates.Name(type));
        json.WriteEndArray();
        json.WriteStartArray("medianRules");
        foreach (PlateauRule rule in audit.CompatibleMedianRules) json.WriteStringValue(JsonEstimates.Name(rule));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteObjects("orders", audit.Evidence, e =>
        {
            json.WriteString("arm", e.Arm);
            json.WriteString("endpoint", e.Endpoint);
            json.WriteString("followUpOfTheLiving", e.FollowUp == Study.Protocol.FollowUpAssumption.Complete ? "complete" : "open");
            json.WriteString("intervalType", JsonEstimates.Name(e.Convention.IntervalType));
            json.WriteString("medianRule", JsonEstimates.Name(e.Convention.Plateau));
            json.WriteNumber("orders", e.Orders);
            json.WriteBoolean("allTried", e.IsProved);
        });
    }
}
