using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Parametric;

/// <summary>Writes parametric models as JSON.</summary>
public static class ParametricJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The models.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(ParametricResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteObjects("groups", result.Groups, group =>
            {
                json.WriteString("label", group.Label);
                json.WriteNumber("subjects", group.Models[0].Subjects);
                json.WriteNumber("events", group.Models[0].Events);
                json.WriteNumber("lastObservation", group.Models[0].LastObservation);
                json.WriteStartArray("models");
                foreach (ParametricFit fit in group.Models) WriteModel(json, fit, result.Request.At, result.Request.Horizon);
                json.WriteEndArray();
            });
            if (result.LeftOut.Count > 0)
            {
                json.WriteStartArray("leftOut");
                foreach ((ParametricDistribution distribution, string reason) in result.LeftOut)
                {
                    json.WriteStartObject();
                    json.WriteString("name", ParametricNames.Name(distribution));
                    json.WriteString("reason", reason);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteInput(result.Rows);
            json.WriteStartObject("conventions");
            json.WriteNumber("confidenceLevel", result.Request.Level);
            json.WriteString("likelihood", "of the times, not of their logarithms");
            json.WriteString("limits", "delta method on the observed information: log(-log) for survival, log for quantiles, identity for restricted means");
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }

    internal static void WriteModel(Utf8JsonWriter json, ParametricFit fit, IReadOnlyList<double> at, double? tau)
    {
        json.WriteStartObject();
        json.WriteString("name", ParametricNames.Name(fit.Options.Distribution));
        json.WriteString("status", fit.Status switch
        {
            ParametricStatus.Converged => "converged",
            ParametricStatus.IterationLimit => "iteration limit",
            _ => "not identified",
        });
        json.WriteNumber("logLikelihood", fit.LogLikelihood);
        json.WriteNumber("aic", fit.Aic);
        json.WriteNumber("bic", fit.Bic);
        json.WriteStartArray("parameters");
        for (int i = 0; i < fit.Coefficients.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", fit.CoefficientNames[i]);
            json.WriteNumber("estimate", fit.Coefficients[i]);
            json.WriteEstimate("standardError", fit.StandardError(i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (fit.Status == ParametricStatus.Converged) WritePredictions(json, fit, at, tau);
        json.WriteEndObject();
    }

    /// <summary>What the model says; a model without a maximum says nothing.</summary>
    private static void WritePredictions(Utf8JsonWriter json, ParametricFit fit, IReadOnlyList<double> at, double? tau)
    {
        if (fit.CuredFraction.IsEstimated) json.WriteEstimate("curedFraction", fit.CuredFraction);
        json.WriteStartObject("median");
        WriteEstimate(json, fit.Quantile(0.5));
        json.WriteEndObject();
        json.WriteObjects("survival", at, time =>
        {
            json.WriteNumber("time", time);
            WriteEstimate(json, fit.Survival(time));
        });
        if (tau is not { } horizon) return;
        json.WriteStartObject("restrictedMean");
        json.WriteNumber("horizon", horizon);
        WriteEstimate(json, fit.RestrictedMean(horizon));
        json.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter json, ParametricEstimate estimate)
    {
        json.WriteEstimate("estimate", estimate.Value);
        json.WriteEstimate("standardError", estimate.StandardError);
        json.WriteLimits(estimate.Limits);
        json.WriteBoolean("extrapolated", estimate.Extrapolated);
    }
}
