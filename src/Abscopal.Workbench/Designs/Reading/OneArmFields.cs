using Abscopal.Study.Reading;
using Abscopal.Trials.Assurance;
using Abscopal.Trials.OneArm;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads one-arm survival designs and probabilities of success.</summary>
internal static class OneArmFields
{
    private static readonly Rule<OneSampleVariance?> Variances = Rules.OneOf(("E", OneSampleVariance.Expected), ("mean", OneSampleVariance.Mean), ("O", OneSampleVariance.Observed));
    private static readonly Rule<double?> AnyNumber = Rules.Real("a number", _ => true);

    public static DesignFile? OneArm(string name, MapReader map)
    {
        double? median = map.Required("controlMedian", Rules.RealAboveZero);
        double shape = map.Optional("controlShape", Rules.RealAboveZero) ?? 1;
        double? ratio = map.Required("hazardRatio", Rules.Share);
        double? accrual = map.Required("accrual", Rules.RealFromZero);
        double? followUp = map.Required("followUp", Rules.RealFromZero);
        double alpha = map.Optional("alpha", Rules.Share) ?? 0.1;
        double power = map.Optional("power", Rules.Share) ?? 0.8;
        OneSampleVariance variance = map.Optional("variance", Variances) ?? OneSampleVariance.Mean;
        int? subjects = map.Optional("subjects", Rules.WholeNumber(2, 100_000));
        map.Close();
        if (median is null || ratio is null || accrual is null || followUp is null) return null;
        var options = new OneArmDesignOptions
        {
            Control = HistoricalControl.Weibull(shape, median.Value),
            HazardRatio = ratio.Value,
            Accrual = accrual.Value,
            FollowUp = followUp.Value,
            Alpha = alpha,
            Power = power,
            Variance = variance,
        };
        return new FormulaFile(name, "one-arm", () => OneArmTables.OneArm(name, options, median.Value, shape, subjects));
    }

    public static DesignFile? TwoStage(string name, MapReader map)
    {
        double? median = map.Required("controlMedian", Rules.RealAboveZero);
        double shape = map.Optional("controlShape", Rules.RealAboveZero) ?? 1;
        double? ratio = map.Required("hazardRatio", Rules.Share);
        double? rate = map.Required("accrualRate", Rules.RealAboveZero);
        double? followUp = map.Required("followUp", Rules.RealFromZero);
        double alpha = map.Optional("alpha", Rules.Share) ?? 0.05;
        double power = map.Optional("power", Rules.Share) ?? 0.8;
        map.Close();
        if (median is null || ratio is null || rate is null || followUp is null) return null;
        var options = new TwoStageLogRankOptions
        {
            Control = HistoricalControl.Weibull(shape, median.Value),
            HazardRatio = ratio.Value,
            AccrualRate = rate.Value,
            FollowUp = followUp.Value,
            Alpha = alpha,
            Power = power,
        };
        return new FormulaFile(name, "one-arm-two-stage", () => OneArmTables.TwoStage(name, options));
    }

    public static DesignFile? Success(string name, MapReader map)
    {
        double? estimate = map.Required("estimate", AnyNumber);
        double? error = map.Required("standardError", Rules.RealAboveZero);
        double? bar = map.Required("bar", AnyNumber);
        double? prior = map.Required("priorMean", AnyNumber);
        double? spread = map.Required("priorDeviation", Rules.RealAboveZero);
        double? least = map.Optional("least", AnyNumber);
        double heterogeneity = map.Optional("heterogeneity", Rules.RealFromZero) ?? 0;
        double? information = map.Required("information", Rules.RealAboveZero);
        double? critical = map.Required("critical", AnyNumber);
        map.Close();
        if (estimate is null || error is null || bar is null || prior is null || spread is null || information is null || critical is null) return null;
        return new FormulaFile(name, "assurance", () => OneArmTables.Success(
            name, NormalAssurance.ThreeWays(estimate.Value, error.Value, bar.Value, prior.Value, spread.Value, heterogeneity, information.Value, critical.Value, least)));
    }
}
