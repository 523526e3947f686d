using System.Text.Json;
using Abscopal.Evidence.Borrowing;
using Abscopal.Evidence.Pooling;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Writes priors for a control arm as JSON, components and all.</summary>
public static class BorrowJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The priors.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(BorrowResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteString("endpoint", result.Request.Endpoint);
            json.WriteNumber("landmark", result.Request.Landmark);
            json.WriteNumber("priorScaleOfTau", result.Request.TauScale);
            json.WriteStartArray("trials");
            foreach (TrialEstimate trial in result.Trials)
            {
                json.WriteStartObject();
                json.WriteString("trial", trial.Trial);
                json.WriteNumber("logit", trial.Value);
                json.WriteNumber("standardError", trial.StandardError);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("priors");
            Beta(json, "map", result.Predictive);
            Beta(json, "robustMap", result.Robust);
            Normals(json, "power", result.Power);
            Normals(json, "commensurate", result.Commensurate);
            json.WriteEndArray();
            json.WriteString("version", EngineVersion.Text);
        });
    }

    private static void Beta(Utf8JsonWriter json, string name, BetaBorrowedPrior prior)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("family", "beta");
        Size(json, prior.SampleSize);
        json.WriteStartArray("components");
        foreach (BetaComponent c in prior.Prior.Components)
        {
            json.WriteStartObject();
            json.WriteNumber("weight", c.Weight);
            json.WriteNumber("a", c.A);
            json.WriteNumber("b", c.B);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Normals(Utf8JsonWriter json, string name, NormalBorrowedPrior prior)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("family", "normal on the logit");
        Size(json, prior.SampleSize);
        json.WriteStartArray("components");
        foreach (NormalComponent c in prior.Prior.Components)
        {
            json.WriteStartObject();
            json.WriteNumber("weight", c.Weight);
            json.WriteNumber("mean", c.Mean);
            json.WriteNumber("standardDeviation", c.StandardDeviation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Size(Utf8JsonWriter json, EffectiveSampleSize size)
    {
        json.WriteEstimate("effectiveSampleSize", size.LocalInformation);
        json.WriteEstimate("effectiveSampleSizeByMoments", size.Moment);
    }
}
