using System.Text.Json;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Writes a comparison across trials as JSON.</summary>
public static class ContrastJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(ContrastResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            WriteContent(json, result);
            json.WriteString("version", EngineVersion.Text);
        });
    }

    /// <summary>Writes the properties of a comparison.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="result">The comparison.</param>
    public static void WriteContent(Utf8JsonWriter json, ContrastResult result)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        json.WriteString("study", result.Own.Study.Id);
        json.WriteString("endpoint", result.Request.Endpoint);
        json.WriteNumber("level", result.Request.Level);
        json.WriteNumber("dataSets", result.Request.Sets);
        json.WriteNumber("seed", result.Request.Seed);
        json.WriteString("limits", ContrastResult.Limits);
        json.WriteStartArray("arms");
        foreach (ArmContrast arm in result.Arms) Arm(json, arm);
        json.WriteEndArray();
        json.WriteStartArray("pooledControls");
        foreach (PooledRatio ratio in result.Ratios) Ratio(json, ratio);
        json.WriteEndArray();
        json.WriteStartArray("pooledRates");
        foreach (PooledLandmark landmark in result.Landmarks) Landmark(json, landmark);
        json.WriteEndArray();
        Bias(json, result);
        json.WriteStartArray("leftOut");
        foreach (string left in result.LeftOut) json.WriteStringValue(left);
        json.WriteEndArray();
    }

    internal static void Arm(Utf8JsonWriter json, ArmContrast arm)
    {
        json.WriteStartObject();
        json.WriteString("trial", arm.Arm.Study.Id);
        json.WriteString("arm", arm.Arm.Arm.Id);
        if (arm.Arm.Group.Length > 0) json.WriteString("group", arm.Arm.Group);
        json.WriteBoolean("control", arm.Arm.IsControl);
        json.WriteNumber("greatestMisfit", arm.Arm.Misfit);
        ArmComparisonResult c = arm.Comparison;
        json.WriteEstimate("hazardRatio", c.HazardRatio);
        Limits(json, "hazardRatioLimits", c.HazardRatioLimits);
        Imputed(json, "logHazardRatio", c.LogHazardRatio);
        json.WriteNumber("horizon", c.Horizon);
        Imputed(json, "restrictedMeanDifference", c.RestrictedMeanDifference);
        json.WriteObjects("landmarkDifferences", c.Landmarks, d =>
        {
            json.WriteNumber("time", d.Time);
            Imputed(json, "difference", d.Difference);
        });
        json.WriteObjects("periods", c.Periods, p =>
        {
            json.WriteNumber("from", p.From);
            json.WriteEstimate("to", p.To);
            Imputed(json, "logHazardRatio", p.LogRatio);
        });
        if (arm.EValue is { } e) EValue(json, e);
        json.WriteEndObject();
    }

    private static void Ratio(Utf8JsonWriter json, PooledRatio ratio)
    {
        json.WriteStartObject();
        json.WriteString("group", ratio.Group.Length > 0 ? ratio.Group : "all");
        json.WriteNumber("trials", ratio.Controls.Trials.Length);
        json.WriteEstimate("hazardRatio", ratio.HazardRatio);
        Limits(json, "limits", ratio.Limits);
        Limits(json, "predictionLimits", ratio.PredictionLimits);
        json.WriteEstimate("tau", ratio.Controls.Heterogeneity.Tau);
        EValue(json, ratio.EValue);
        json.WriteEndObject();
    }

    private static void Landmark(Utf8JsonWriter json, PooledLandmark landmark)
    {
        json.WriteStartObject();
        json.WriteString("group", landmark.Group.Length > 0 ? landmark.Group : "all");
        json.WriteNumber("time", landmark.Time);
        json.WriteNumber("trials", landmark.Trials.Length);
        json.WriteEstimate("controlRate", ControlRates.Rate(landmark.Pooled.Mean));
        Limits(json, "controlLimits", ControlRates.Rate(landmark.Pooled.Limits));
        Limits(json, "nextControlArm", ControlRates.Rate(landmark.Pooled.PredictionLimits));
        Limits(json, "nextControlArmWithPrior", ControlRates.Rate(landmark.Bayesian.PredictionLimits));
        json.WriteNumber("priorScaleOfTau", landmark.Bayesian.Options.TauScale);
        json.WriteEstimate("ownRate", ControlRates.Rate(landmark.Own.Value));
        Limits(json, "ownLimits", ControlRates.Rate(landmark.Own.Limits));
        json.WriteEndObject();
    }

    private static void Bias(Utf8JsonWriter json, ContrastResult result)
    {
        json.WriteObjects("imbalanceToOne", result.Imbalance, point =>
        {
            json.WriteNumber("factorRatio", point.FactorRatio);
            json.WriteNumber("controlPrevalence", point.ControlPrevalence);
            json.WriteEstimate("studyPrevalence", point.TreatmentPrevalence);
        });
        if (result.ImmortalTime is { } immortal)
        {
            json.WriteStartObject("immortalTime");
            json.WriteNumber("treated", immortal.Options.Treated);
            json.WriteNumber("earliest", immortal.Options.Earliest);
            json.WriteNumber("latest", immortal.Options.Latest);
            json.WriteEstimate("ratioWithoutAnyEffect", immortal.NaiveRatio);
            Limits(json, "limits", immortal.NaiveRatioLimits);
            json.WriteEstimate("timeDependentRatio", immortal.TimeDependentRatio);
            json.WriteNumber("infeasible", immortal.Infeasible);
            json.WriteEndObject();
        }

        json.WriteObjects("timeZero", result.TimeZero, shift =>
        {
            json.WriteNumber("months", shift.Months);
            json.WriteEstimate("hazardRatio", shift.Comparison.HazardRatio);
            Limits(json, "limits", shift.Comparison.HazardRatioLimits);
        });
        if (result.CaseMix is not { } mix) return;
        json.WriteStartObject("caseMix");
        json.WriteNumber("crudeRatio", mix.CrudeRatio);
        json.WriteNumber("standardisedRatio", mix.AdjustedRatio);
        Limits(json, "limits", mix.AdjustedLimits);
        json.WriteEndObject();
    }

    private static void EValue(Utf8JsonWriter json, EValueResult e)
    {
        json.WriteNumber("eValue", e.EValue);
        json.WriteEstimate("eValueOfLimit", e.LimitEValue);
    }

    private static void Imputed(Utf8JsonWriter json, string name, ImputedEstimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteEstimate("value", estimate.Value);
        Limits(json, "limits", estimate.Limits);
        Limits(json, "limitsOfSamplingAlone", estimate.LimitsOfSamplingAlone);
        json.WriteEstimate("withinVariance", estimate.WithinVariance);
        json.WriteEstimate("betweenVariance", estimate.BetweenVariance);
        json.WriteEstimate("reconstructionShare", estimate.ReconstructionShare);
        json.WriteEndObject();
    }

    private static void Limits(Utf8JsonWriter json, string name, Interval limits)
    {
        json.WriteStartObject(name);
        json.WriteLimits(limits);
        json.WriteEndObject();
    }
}
