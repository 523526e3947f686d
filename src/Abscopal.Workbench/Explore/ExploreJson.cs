using System.Text.Json;
using Abscopal.Biology;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Explore;

/// <summary>Writes the prediction of a regimen as JSON.</summary>
public static class ExploreJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The prediction.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(ExploreResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json => Write(result, json));
    }

    /// <summary>Writes the properties of the document into an object that is open.</summary>
    internal static void Write(ExploreResult result, Utf8JsonWriter json)
    {
        json.WriteStartArray("predictions");
        foreach (PredictedRate rate in result.Prediction.Rates) WriteRate(json, rate);
        json.WriteEndArray();
        WriteMedians(json, result.Prediction);
        json.WriteObjects("rivals", result.Rivals, rival =>
        {
            json.WriteString("name", rival.Name);
            json.WriteStartArray("predictions");
            foreach (PredictedRate rate in rival.Rates) WriteRate(json, rate);
            json.WriteEndArray();
            WriteMedians(json, rival);
        });
        WriteObserved(json, result.Regimen);
        json.WriteStartObject("ensemble");
        json.WriteString("hash", result.Ensemble.Hash);
        json.WriteNumber("members", result.Ensemble.Members.Length);
        json.WriteEndObject();
        json.WriteString("statement", GuardRails.Statement);
        json.WriteStartArray("notes");
        foreach (string note in result.Notes.Skip(1)) json.WriteStringValue(note);
        json.WriteEndArray();
        WriteConventions(json, result);
    }

    private static void WriteConventions(Utf8JsonWriter json, ExploreResult result)
    {
        json.WriteStartObject("conventions");
        json.WriteString("regimen", result.Regimen.Id);
        json.WriteNumber("subjects", result.Subjects);
        json.WriteNumber("trials", result.Replicates);
        json.WriteNumber("seed", result.Request.Options.Seed);
        json.WriteNumber("level", result.Request.Options.Level);
        json.WriteString("interval", "parameters, trial and sample of subjects together");
        json.WriteString("timeUnit", "months");
        json.WriteNumber("moreRespondersAdded", result.Request.Options.MoreResponders);
        json.WriteString("version", EngineVersion.Text);
        json.WriteEndObject();
    }

    private static void WriteObserved(Utf8JsonWriter json, Regimen regimen)
    {
        if (regimen.Observed.IsEmpty) return;
        json.WriteObjects("observed", regimen.Observed, seen =>
        {
            json.WriteString("endpoint", seen.Endpoint);
            if (seen.Month is { } month) json.WriteNumber("time", month);
            json.WriteNumber(seen.Month is null && seen.Endpoint is not "ORR" ? "median" : "rate", seen.Value);
        });
    }

    private static void WriteMedians(Utf8JsonWriter json, RegimenPrediction prediction)
    {
        json.WriteObjects("medians", prediction.Medians, median =>
        {
            json.WriteString("endpoint", median.Endpoint);
            WriteLimits(json, median);
        });
    }

    private static void WriteRate(Utf8JsonWriter json, PredictedRate rate)
    {
        json.WriteStartObject();
        json.WriteString("endpoint", rate.Endpoint);
        if (rate.Month is { } month) json.WriteNumber("time", month);
        else json.WriteNull("time");
        WriteLimits(json, rate);
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, PredictedRate rate)
    {
        json.WriteEstimate("estimate", rate.Estimate);
        json.WriteEstimate("lower", rate.Lower);
        json.WriteEstimate("upper", rate.Upper);
    }
}
