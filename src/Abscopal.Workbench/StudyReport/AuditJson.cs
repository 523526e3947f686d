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
    public static void Write(AuditReport audit, Stream output)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, JsonEstimates.Options))
        {
            json.WriteStartObject();
            json.WriteString("study", audit.Study);
            WriteContent(json, audit);
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    internal static void WriteContent(Utf8JsonWriter json, AuditReport audit)
    {
        json.WriteBoolean("consistent", audit.IsConsistent);
        json.WriteStartArray("findings");
        foreach (AuditFinding finding in audit.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind);
            json.WriteString("severity", finding.Severity switch { FindingSeverity.Contradiction => "contradiction", FindingSeverity.Warning => "warning", _ => "note" });
            json.WriteString("message", finding.Message);
            json.WriteStartArray("facts");
            foreach (string fact in finding.Facts) json.WriteStringValue(fact);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("compatible");
        json.WriteStartArray("intervalTypes");
        foreach (ConfidenceIntervalType type in audit.CompatibleIntervalTypes) json.WriteStringValue(JsonEstimates.Name(type));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("orders");
        foreach (ConventionEvidence e in audit.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("arm", e.Arm);
            json.WriteString("endpoint", e.Endpoint);
            json.WriteString("followUpOfTheLiving", e.FollowUp == Study.Protocol.FollowUpAssumption.Complete ? "complete" : "open");
            json.WriteString("intervalType", JsonEstimates.Name(e.Convention.IntervalType));
            json.WriteString("medianRule", JsonEstimates.Name(e.Convention.Plateau));
            json.WriteNumber("orders", e.Orders);
            json.WriteBoolean("allTried", e.IsProved);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
