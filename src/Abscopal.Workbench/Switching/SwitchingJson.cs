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
            json.WriteLimits(result.Limits);
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
            json.WriteCoefficients("coefficients", result.Fit);
            json.WriteCoefficients("switching", result.Switching);
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
}
