using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Cox;

/// <summary>Writes a Cox regression as JSON.</summary>
public static class CoxJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The regression.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(CoxResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        CoxFit fit = result.Fit;
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteString("status", fit.Status switch { CoxStatus.Converged => "converged", CoxStatus.MonotoneLikelihood => "monotoneLikelihood", _ => "notConverged" });
            json.WriteNumber("n", fit.Rows);
            json.WriteNumber("events", fit.Events);
            json.WriteCoefficients("coefficients", fit);
            json.WriteStartArray("logLikelihood");
            json.WriteNumberValue(fit.NullLogLikelihood);
            json.WriteNumberValue(fit.LogLikelihood);
            json.WriteEndArray();
            json.WriteStartArray("tests");
            WriteTest(json, "likelihoodRatio", fit.LikelihoodRatioTest);
            WriteTest(json, "wald", fit.WaldTest);
            WriteTest(json, "score", fit.ScoreTest);
            json.WriteEndArray();
            json.WriteStartArray("proportionality");
            if (result.Proportionality is { } test)
            {
                for (int i = 0; i < test.Coefficients.Length; i++) WriteTest(json, fit.Coefficients[i].Name, test.Coefficients[i]);
                WriteTest(json, "GLOBAL", test.Global);
            }

            json.WriteEndArray();
            json.WriteStartObject("concordance");
            json.WriteEstimate("estimate", result.Concordance.Estimate);
            json.WriteEstimate("standardError", result.Concordance.StandardError);
            json.WriteEndObject();
            json.WriteInput(result.Rows);
            WriteConventions(json, fit);
        });
    }

    private static void WriteConventions(Utf8JsonWriter json, CoxFit fit)
    {
        json.WriteStartObject("conventions");
        json.WriteString("ties", Name(fit.Options.Ties));
        json.WriteNumber("confidenceLevel", fit.Options.Level);
        json.WriteString("limits", fit.Options.Limits == CoxLimits.Wald ? "Wald, of the hazard ratio" : "profile likelihood, of the hazard ratio");
        json.WriteString("variance", fit.IsRobust ? "robust" : "model");
        json.WriteBoolean("firth", fit.Options.Firth);
        json.WriteString("proportionality", "score test on the Kaplan-Meier scale, as cox.zph of survival 3");
        json.WriteString("version", EngineVersion.Text);
        json.WriteEndObject();
    }

    /// <summary>The name of a treatment of ties as users write it.</summary>
    /// <param name="ties">The treatment.</param>
    public static string Name(CoxTies ties) => ties switch
    {
        CoxTies.Breslow => "breslow",
        CoxTies.ExactPartial => "exact-partial",
        CoxTies.ExactMarginal => "exact-marginal",
        _ => "efron",
    };

    private static void WriteTest(Utf8JsonWriter json, string name, ChiSquaredTest test) => json.WriteTest(name, test.Statistic, test.DegreesOfFreedom, test.PValue);
}
