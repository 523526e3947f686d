using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Switching;

/// <summary>Writes estimates under treatment switching as JSON.</summary>
public static class SwitchingJson
{
    /// <summary>Writes a rank-preserving estimate.</summary>
    /// <param name="result">The estimate.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(RankPreservingResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteStartObject("psi");
            json.WriteEstimate("estimate", result.Psi);
            json.WriteEstimate("lower", result.Limits.Lower);
            json.WriteEstimate("upper", result.Limits.Upper);
            json.WriteEndObject();
            json.WriteEstimate("accelerationFactor", result.AccelerationFactor);
            json.WriteNumber("crossings", result.Crossings);
            json.WriteStartObject("conventions");
            json.WriteNumber("confidenceLevel", result.Options.Level);
            json.WriteBoolean("recensored", result.Options.Recensor);
            json.WriteString("test", "log-rank");
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }

    /// <summary>Writes an estimate by inverse probability of censoring weights.</summary>
    /// <param name="result">The estimate.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(CensoringWeightingResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            WriteCoefficients(json, "coefficients", result.Fit);
            WriteCoefficients(json, "switching", result.Switching);
            json.WriteStartObject("weights");
            json.WriteNumber("least", result.LeastWeight);
            json.WriteNumber("mean", result.MeanWeight);
            json.WriteNumber("greatest", result.GreatestWeight);
            json.WriteEndObject();
            json.WriteStartObject("conventions");
            json.WriteNumber("confidenceLevel", result.Fit.Options.Level);
            json.WriteString("weights", "stabilised; Breslow model of switching among controls");
            json.WriteString("variance", "robust by subject, weights taken as known");
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }

    private static void WriteCoefficients(Utf8JsonWriter json, string name, CoxFit fit)
    {
        json.WriteStartArray(name);
        foreach (CoxCoefficient c in fit.Coefficients)
        {
            json.WriteStartObject();
            json.WriteString("name", c.Name);
            json.WriteEstimate("estimate", c.Estimate);
            json.WriteEstimate("standardError", c.StandardError);
            json.WriteEstimate("hazardRatio", c.HazardRatio);
            json.WriteEstimate("lower", c.HazardRatioLimits.Lower);
            json.WriteEstimate("upper", c.HazardRatioLimits.Upper);
            json.WriteEstimate("p", c.PValue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
