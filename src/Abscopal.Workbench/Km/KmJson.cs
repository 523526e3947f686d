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
            WriteLandmarks(json, result);
            json.WriteInput(result.Rows);
            json.WriteConventions(result.Conventions, Limits(result.Request), result.Request.Options.StartTime);
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
        json.WriteObjects("at", group.At, rate =>
        {
            json.WriteNumber("time", rate.Time);
            json.WriteEstimate("survival", rate.Survival);
            json.WriteLimits(rate.Limits);
            json.WriteNumber("atRisk", rate.AtRisk);
        });
        if (group.Band is { } band) WriteBand(json, band);
        json.WriteEndObject();
    }

    private static string? Limits(KmRequest request) => request.MidP ? "exact (beta product), mid-p" : request.Exact ? "exact (beta product)" : null;

    private static void WriteBand(Utf8JsonWriter json, ConfidenceBandResult band)
    {
        json.WriteStartObject("band");
        json.WriteString("kind", band.Kind == ConfidenceBandKind.HallWellner ? "hall-wellner" : "equal-precision");
        json.WriteNumber("confidenceLevel", band.Level);
        json.WriteString("confidenceType", JsonEstimates.Name(band.IntervalType));
        json.WriteNumber("criticalValue", band.CriticalValue);
        json.WriteNumber("from", band.From);
        json.WriteNumber("to", band.To);
        json.WriteNumbers("times", band.Times);
        json.WriteNumbers("lower", band.Lower);
        json.WriteNumbers("upper", band.Upper);
        json.WriteEndObject();
    }

    private static void WriteLandmarks(Utf8JsonWriter json, KmResult result)
    {
        json.WriteStartArray("landmarks");
        for (int i = 0; i < result.Landmarks.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("time", result.Landmarks[i].Group.Time);
            json.WriteString("group", result.LandmarkGroups[i]);
            json.WriteString("reference", result.Groups[0].Label);
            json.WriteContrast("difference", result.Landmarks[i].Difference);
            json.WriteContrast("ratio", result.Landmarks[i].Ratio);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLogRank(Utf8JsonWriter json, LogRankResult test)
    {
        json.WriteStartObject();
        json.WriteString("name", "logrank");
        json.WriteTestNumbers(test.ChiSquare, test.DegreesOfFreedom, test.PValue);
        json.WriteGroups(test);
        json.WriteEndObject();
    }
}
