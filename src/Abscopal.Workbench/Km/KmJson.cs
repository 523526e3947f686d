using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Km;

/// <summary>Writes a Kaplan-Meier analysis as JSON.</summary>
public static class KmJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(KmResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteStartArray("groups");
            foreach (KmGroup group in result.Groups) WriteGroup(json, group);
            json.WriteEndArray();
            json.WriteStartArray("tests");
            if (result.LogRank is { } logRank) WriteLogRank(json, logRank);
            json.WriteEndArray();
            json.WriteInput(result.Rows);
            json.WriteConventions(result.Conventions);
        });
    }

    private static void WriteGroup(Utf8JsonWriter json, KmGroup group)
    {
        json.WriteStartObject();
        json.WriteString("label", group.Label);
        json.WriteNumber("n", group.Curve.Subjects);
        json.WriteNumber("events", group.Curve.Events);
        json.WriteQuantile("median", group.Median);
        json.WriteQuantile("followUp", group.FollowUp);
        json.WriteStartArray("at");
        foreach (LandmarkRate rate in group.At)
        {
            json.WriteStartObject();
            json.WriteNumber("time", rate.Time);
            json.WriteEstimate("survival", rate.Survival);
            json.WriteEstimate("lower", rate.Limits.Lower);
            json.WriteEstimate("upper", rate.Limits.Upper);
            json.WriteNumber("atRisk", rate.AtRisk);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLogRank(Utf8JsonWriter json, LogRankResult test)
    {
        json.WriteStartObject();
        json.WriteString("name", "logrank");
        json.WriteEstimate("chiSquare", test.ChiSquare);
        json.WriteNumber("df", test.DegreesOfFreedom);
        json.WriteEstimate("p", test.PValue);
        json.WriteStartArray("groups");
        foreach (LogRankGroup group in test.Groups)
        {
            json.WriteStartObject();
            json.WriteString("label", group.Label);
            json.WriteNumber("n", group.Subjects);
            json.WriteNumber("observed", group.Observed);
            json.WriteNumber("expected", group.Expected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
