using System.Text.Json;
using Abscopal.Evidence.Borrowing;
using Abscopal.Survival;
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
            json.WriteObjects("trials", result.Trials, trial =>
            {
                json.WriteString("trial", trial.Trial);
                json.WriteNumber("logit", trial.Value);
                json.WriteNumber("standardError", trial.StandardError);
            });
            json.WriteStartObject("pooled");
            json.WriteNumber("level", result.Request.Level);
            json.WriteNumber("rate", BorrowResult.Rate(result.Evidence.Mean.Quantile(0.5)));
            Limits(json, "limits", ControlRates.Rate(result.Evidence.Limits));
            Limits(json, "nextControlArm", ControlRates.Rate(result.Evidence.PredictionLimits));
            json.WriteNumber("tau", result.Evidence.TauMedian);
            Limits(json, "tauLimits", result.Evidence.TauLimits);
            json.WriteEndObject();
            json.WriteStartArray("leftOut");
            foreach (string left in result.LeftOut) json.WriteStringValue(left);
            json.WriteEndArray();
            json.WriteString("limits", BorrowResult.Limits);
            json.WriteStartArray("priors");
            Beta(json, "map", result.Predictive);
            Beta(json, "robustMap", result.Robust);
            Normals(json, "power", result.Power);
            Normals(json, "commensurate", result.Commensurate);
            json.WriteEndArray();
            json.WriteString("version", EngineVersion.Text);
        });
    }

    private static void Limits(Utf8JsonWriter json, string name, Interval limits)
    {
        json.WriteStartObject(name);
        json.WriteLimits(limits);
        json.WriteEndObject();
    }

    private static void Beta(Utf8JsonWriter json, string name, BetaBorrowedPrior prior) => Prior(json, name, "beta", prior.SampleSize, prior.Prior.Components, c =>
    {
        json.WriteNumber("weight", c.Weight);
        json.WriteNumber("a", c.A);
        json.WriteNumber("b", c.B);
    });

    private static void Normals(Utf8JsonWriter json, string name, NormalBorrowedPrior prior) => Prior(json, name, "normal on the logit", prior.SampleSize, prior.Prior.Components, c =>
    {
        json.WriteNumber("weight", c.Weight);
        json.WriteNumber("mean", c.Mean);
        json.WriteNumber("standardDeviation", c.StandardDeviation);
    });

    private static void Prior<T>(Utf8JsonWriter json, string name, string family, EffectiveSampleSize size, IEnumerable<T> components, Action<T> write)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("family", family);
        json.WriteEstimate("effectiveSampleSize", size.LocalInformation);
        json.WriteEstimate("effectiveSampleSizeByMoments", size.Moment);
        json.WriteObjects("components", components, write);
        json.WriteEndObject();
    }
}
