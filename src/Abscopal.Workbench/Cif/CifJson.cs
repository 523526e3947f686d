using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Cif;

/// <summary>Writes cumulative incidences as JSON.</summary>
public static class CifJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The incidences.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(CifResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteStartArray("groups");
            foreach (CumulativeIncidenceCurves group in result.Groups) WriteGroup(json, group, result.Request.At);
            json.WriteEndArray();
            json.WriteObjects("tests", result.Tests, test =>
            {
                json.WriteString("name", "gray");
                json.WriteString("cause", test.CauseLabel);
                json.WriteTestNumbers(test.ChiSquare, test.DegreesOfFreedom, test.PValue);
            });
            json.WriteInput(result.Rows, result.Excluded);
            CumulativeIncidenceConventions c = result.Groups[0].Conventions;
            json.WriteStartObject("conventions");
            json.WriteString("profile", c.Profile);
            json.WriteNumber("confidenceLevel", c.Level);
            json.WriteString("confidenceType", JsonEstimates.Name(c.IntervalType));
            json.WriteString("variance", c.Variance == IncidenceVariance.AalenGray ? "Aalen, as cmprsk" : "infinitesimal jackknife, as survfit");
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }

    private static void WriteGroup(Utf8JsonWriter json, CumulativeIncidenceCurves group, IReadOnlyList<double> at)
    {
        json.WriteStartObject();
        json.WriteString("label", group.Label ?? Km.KmJob.WholeSample);
        json.WriteNumber("n", group.Subjects);
        json.WriteObjects("causes", group.Causes, cause =>
        {
            json.WriteString("cause", cause.Label);
            json.WriteNumber("events", cause.Events);
            json.WriteStartArray("at");
            foreach (double time in at)
            {
                IncidenceRate rate = cause.At(time);
                json.WriteStartObject();
                json.WriteNumber("time", time);
                json.WriteEstimate("incidence", rate.Incidence);
                json.WriteEstimate("standardError", rate.StandardError);
                json.WriteLimits(rate.Limits);
                json.WriteNumber("atRisk", rate.AtRisk);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        json.WriteEndObject();
    }
}
