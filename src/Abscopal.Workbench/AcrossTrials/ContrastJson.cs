using System.Text.Json;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Study;
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
            json.WriteString("study", result.Own.Study.Id);
            WriteContent(json, result);
            json.WriteString("version", EngineVersion.Text);
        });
    }

    internal static void WriteContent(Utf8JsonWriter json, ContrastResult result)
    {
        json.WriteString("endpoint", result.Request.Endpoint);
        json.WriteNumber("level", result.Request.Level);
        json.WriteNumber("dataSets", result.Request.Sets);
        json.WriteNumber("seed", result.Request.Seed);
        json.WriteString("limits", ContrastResult.Limits);
        if (result.PatientsExcluded is { } excluded)
        {
            json.WriteNumber("patients", result.Own.Draws[0].Count);
            json.WriteNumber("patientsExcluded", excluded);
        }

        json.WriteObjects("arms", result.Arms, arm => Arm(json, arm));
        json.WriteObjects("pooled", result.Ratios, ratio => Ratio(json, ratio));
        json.WriteObjects("pooledRates", result.Landmarks, landmark => Landmark(json, landmark));
        Bias(json, result);
        json.WriteStartArray("leftOut");
        foreach (string left in result.LeftOut) json.WriteStringValue(left);
        json.WriteEndArray();
    }

    private static void Arm(Utf8JsonWriter json, ArmContrast arm)
    {
        json.WriteString("trial", arm.Arm.Study.Id);
        json.WriteString("arm", arm.Arm.Arm.Id);
        if (arm.Arm.Group is { } group) json.WriteString("group", group.English);
        json.WriteBoolean("control", arm.Arm.IsControl);
        json.WriteNumber("greatestMisfit", arm.Arm.Misfit);
        Comparison(json, arm.Comparison, arm.EValue);
        json.WriteObjects("timeZero", arm.TimeZero, shift =>
        {
            json.WriteNumber("months", shift.Months);
            json.WriteNumber("excluded", shift.Excluded);
            json.WriteEstimate("hazardRatio", shift.Comparison.HazardRatio);
            Limits(json, "limits", shift.Comparison.HazardRatioLimits);
        });
        if (arm.Matched is not { } matched) return;
        json.WriteStartObject("matched");
        Matched(json, matched);
        json.WriteEndObject();
    }

    private static void Comparison(Utf8JsonWriter json, ArmComparisonResult c, EValueResult? value)
    {
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
        if (value is not null) EValue(json, value);
    }

    private static void Matched(Utf8JsonWriter json, MatchedContrast matched)
    {
        json.WriteString("outcome", matched.Matching is { } made ? StudyReport.ReportJson.Name(made.Outcome.ToString()) : "nothingPrinted");
        json.WriteStartArray("notPrinted");
        foreach (string key in matched.NotPrinted) json.WriteStringValue(key);
        json.WriteEndArray();
        if (matched.Matching is not { } matching) return;
        json.WriteEstimate("effectiveSampleSize", matching.EffectiveSampleSize);
        json.WriteEstimate("largestShare", matching.LargestShare);
        json.WriteObjects("balance", matching.Balance, line =>
        {
            json.WriteString("covariate", line.Covariate);
            json.WriteNumber("target", line.Target);
            json.WriteNumber("unweighted", line.Unweighted);
            json.WriteEstimate("weighted", line.Weighted);
        });
        json.WriteStartArray("weights");
        foreach (double weight in matching.Weights) json.WriteNumberValue(weight);
        json.WriteEndArray();
        if (matched.Comparison is { } comparison) Comparison(json, comparison, matched.EValue);
    }

    private static void Ratio(Utf8JsonWriter json, PooledRatio ratio)
    {
        SharedArmPoolingResult pooled = ratio.Pooled;
        json.WriteString("arms", ratio.OfControls ? "control" : "experimental");
        Group(json, ratio.Group);
        json.WriteNumber("trials", pooled.Others.Trials.Length);
        json.WriteEstimate("hazardRatio", pooled.HazardRatio);
        Limits(json, "limits", pooled.Limits);
        Limits(json, "predictionLimits", pooled.PredictionLimits);
        json.WriteEstimate("tau", pooled.Others.Heterogeneity.Tau);
        json.WriteNumber("sharedVariance", pooled.SharedVariance);
        json.WriteNumber("priorScaleOfTau", pooled.Bayesian.Options.TauScale);
        Limits(json, "limitsWithPrior", pooled.BayesianLimits);
        Limits(json, "predictionLimitsWithPrior", pooled.BayesianPredictionLimits);
        EValue(json, ratio.EValue);
        if (ratio.Matched is { } matched)
        {
            json.WriteStartObject("matched");
            json.WriteEstimate("hazardRatio", matched.HazardRatio);
            Limits(json, "limits", matched.Limits);
            Limits(json, "predictionLimitsWithPrior", matched.BayesianPredictionLimits);
            json.WriteEndObject();
        }

        if (ratio.CaseMix is not { } mix) return;
        json.WriteStartObject("caseMix");
        if (mix.Result is { } standardised)
        {
            json.WriteNumber("standardisedRatio", standardised.AdjustedRatio);
            Limits(json, "limits", standardised.AdjustedLimits);
        }

        json.WriteObjects("factors", mix.Used, factor => Factor(json, factor));
        json.WriteObjects("notPrintedByTheStudy", mix.Unprinted, factor =>
        {
            Factor(json, factor.Factor);
            json.WriteNumber("ratioIfNone", factor.RatioIfNone);
            json.WriteNumber("ratioIfAll", factor.RatioIfAll);
        });
        json.WriteStartArray("notPrintedByThePool");
        foreach (string key in mix.LeftOut) json.WriteStringValue(key);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Factor(Utf8JsonWriter json, PrognosticRatio factor)
    {
        json.WriteString("key", factor.Key);
        json.WriteNumber("ratio", factor.Ratio);
        json.WriteNumber("lower", factor.Lower);
        json.WriteNumber("upper", factor.Upper);
        json.WriteString("source", factor.Source);
    }

    private static void Landmark(Utf8JsonWriter json, PooledLandmark landmark)
    {
        Group(json, landmark.Group);
        json.WriteNumber("time", landmark.Time);
        json.WriteNumber("trials", landmark.Trials.Length);
        json.WriteEstimate("controlRate", ControlRates.Rate(landmark.Pooled.Mean));
        Limits(json, "controlLimits", ControlRates.Rate(landmark.Pooled.Limits));
        Limits(json, "nextControlArm", ControlRates.Rate(landmark.Pooled.PredictionLimits));
        Limits(json, "nextControlArmWithPrior", ControlRates.Rate(landmark.Bayesian.PredictionLimits));
        json.WriteNumber("priorScaleOfTau", landmark.Bayesian.Options.TauScale);
        json.WriteEstimate("ownRate", ControlRates.Rate(landmark.Own.Value));
        Limits(json, "ownLimits", ControlRates.Rate(landmark.Own.Limits));
    }

    private static void Bias(Utf8JsonWriter json, ContrastResult result)
    {
        json.WriteObjects("imbalanceToOne", result.Imbalance, point =>
        {
            json.WriteNumber("factorRatio", point.FactorRatio);
            json.WriteNumber("controlPrevalence", point.ControlPrevalence);
            json.WriteEstimate("studyPrevalence", point.TreatmentPrevalence);
        });
        Immortal(json, "immortalTime", result.ImmortalTime);
        Immortal(json, "immortalTimeAndSelection", result.ImmortalTimeAndSelection);
        if (result.LandmarkAnalysis is not { } landmark) return;
        json.WriteStartObject("landmarkAnalysis");
        json.WriteString("status", StudyReport.ReportJson.Name(landmark.Status.ToString()));
        json.WriteNumber("landmark", landmark.Landmark);
        json.WriteNumber("treated", landmark.Treated);
        json.WriteNumber("untreated", landmark.Untreated);
        json.WriteNumber("excluded", landmark.Excluded);
        if (landmark.Comparison is { } comparison)
        {
            json.WriteEstimate("hazardRatio", comparison.HazardRatio);
            Limits(json, "limits", comparison.HazardRatioLimits);
        }

        json.WriteEndObject();
    }

    private static void Immortal(Utf8JsonWriter json, string name, ImmortalTimeResult? immortal)
    {
        if (immortal is null) return;
        json.WriteStartObject(name);
        json.WriteNumber("treated", immortal.Options.Treated);
        json.WriteNumber("earliest", immortal.Options.Earliest);
        json.WriteNumber("latest", immortal.Options.Latest);
        json.WriteEstimate("ratioWithoutAnyEffect", immortal.NaiveRatio);
        Limits(json, "limits", immortal.NaiveRatioLimits);
        json.WriteEstimate("shareBelowOne", immortal.ShareBelowOne);
        json.WriteEstimate("landmarkDifference", immortal.NaiveLandmarkDifference);
        json.WriteEstimate("timeDependentRatio", immortal.TimeDependentRatio);
        json.WriteNumber("infeasible", immortal.Infeasible);
        json.WriteEndObject();
    }

    private static void Group(Utf8JsonWriter json, Words? group) => json.WriteString("group", group?.English ?? "all");

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
