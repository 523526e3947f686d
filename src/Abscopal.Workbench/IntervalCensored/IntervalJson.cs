using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Json;
using Abscopal.Workbench.Parametric;

namespace Abscopal.Workbench.IntervalCensored;

/// <summary>Writes the analysis of interval-censored times as JSON.</summary>
public static class IntervalJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(IntervalResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteStartArray("groups");
            foreach (IntervalGroup group in result.Groups) WriteGroup(json, group, result.Request);
            json.WriteEndArray();
            if (result.Cox is { } cox) WriteCox(json, cox);
            json.WriteStartObject("conventions");
            json.WriteNumber("confidenceLevel", result.Request.Level);
            json.WriteString("intervals", "(lower, upper]; equal ends are exact times");
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }

    private static void WriteGroup(Utf8JsonWriter json, IntervalGroup group, IntervalRequest request)
    {
        json.WriteStartObject();
        json.WriteString("label", group.Label);
        json.WriteNumber("subjects", group.Subjects);
        json.WriteNumber("events", group.Events);
        json.WriteStartObject("turnbull");
        json.WriteBoolean("converged", group.Schedule.Turnbull.Converged);
        json.WriteNumber("logLikelihood", group.Schedule.Turnbull.LogLikelihood);
        json.WriteObjects("masses", group.Schedule.Turnbull.Intervals, mass =>
        {
            json.WriteNumber("lower", mass.Lower);
            json.WriteEstimate("upper", double.IsFinite(mass.Upper) ? Estimate.Of(mass.Upper) : Estimate.Infinite);
            json.WriteNumber("mass", mass.Mass);
        });
        json.WriteBounds("median", group.Schedule.TurnbullMedian);
        json.WriteStartArray("survival");
        foreach (double time in request.At)
        {
            Interval bounds = group.Schedule.Turnbull.Survival(time);
            json.WriteStartObject();
            json.WriteNumber("time", time);
            json.WriteEstimate("least", bounds.Lower);
            json.WriteEstimate("greatest", bounds.Upper);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("medians");
        json.WriteQuantile("atDetection", group.Schedule.AtDetection);
        json.WriteQuantile("atMidpoint", group.Schedule.AtMidpoint);
        json.WriteQuantile("afterLastNegative", group.Schedule.AfterLastNegative);
        json.WriteEndObject();
        json.WriteStartArray("models");
        foreach (ParametricFit fit in group.Models) ParametricJson.WriteModel(json, fit, request.At, null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBounds(this Utf8JsonWriter json, string name, Interval bounds)
    {
        json.WriteStartObject(name);
        json.WriteEstimate("least", bounds.Lower);
        json.WriteEstimate("greatest", bounds.Upper);
        json.WriteEndObject();
    }

    private static void WriteCox(Utf8JsonWriter json, IntervalCoxFit cox)
    {
        json.WriteStartObject("cox");
        json.WriteBoolean("converged", cox.Converged);
        json.WriteNumber("logLikelihood", cox.LogLikelihood);
        json.WriteStartArray("coefficients");
        for (int i = 0; i < cox.Coefficients.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", cox.CoefficientNames[i]);
            json.WriteNumber("estimate", cox.Coefficients[i]);
            json.WriteEstimate("standardError", cox.StandardErrors[i]);
            json.WriteNumber("hazardRatio", Math.Exp(cox.Coefficients[i]));
            json.WriteEstimate("lower", cox.Limits[i].Lower.Map(Math.Exp));
            json.WriteEstimate("upper", cox.Limits[i].Upper.Map(Math.Exp));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
