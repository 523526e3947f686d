using Abscopal.Evidence.Bias;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Bias;

public sealed class UnmeasuredConfoundingTests
{
    // VanderWeele and Ding 2017: breast-feeding and infant death by respiratory infection, 3.9 (1.8 to 8.7).
    [Fact]
    public void EValue_EqualsThePublishedExample()
    {
        EValueResult result = EValues.Of(3.9, 1.8, 8.7, RatioKind.RiskRatioOrRareHazardRatio);
        result.EValue.ShouldBe(7.26, 0.005);
        result.LimitEValue.Value.ShouldBe(3.0, 0.005);
    }

    // The same paper's second example: 0.80 (0.71 to 0.91) gives 1.81 and 1.43.
    [Fact]
    public void EValue_OfAProtectiveRatio_EqualsThePublishedExample()
    {
        EValueResult result = EValues.Of(0.80, 0.71, 0.91, RatioKind.RiskRatioOrRareHazardRatio);
        result.EValue.ShouldBe(1.81, 0.005);
        result.LimitEValue.Value.ShouldBe(1.43, 0.005);
    }

    // HR 4 stands for (1 - 0.5^2) / (1 - 0.5^0.5).
    [Fact]
    public void EValue_OfACommonOutcome_IsOfTheApproximateRiskRatio()
    {
        double risk = 0.75 / (1 - Math.Sqrt(0.5));
        EValueResult result = EValues.Of(4, RatioKind.CommonHazardRatio);
        result.RiskRatio.ShouldBe(risk, 1e-14);
        result.EValue.ShouldBe(risk + Math.Sqrt(risk * (risk - 1)), 1e-14);
        EValues.Of(0.25, RatioKind.CommonHazardRatio).EValue.ShouldBe(result.EValue, 1e-12);
        result.LimitEValue.Status.ShouldBe(EstimateStatus.Missing);
    }

    [Fact]
    public void EValue_IntervalWithOne_NeedsNoConfounder()
    {
        EValues.Of(0.9, 0.7, 1.1, RatioKind.CommonHazardRatio).LimitEValue.Value.ShouldBe(1);
        EValues.Of(1, RatioKind.RiskRatioOrRareHazardRatio).EValue.ShouldBe(1);
    }

    [Fact]
    public void Surface_EveryPointBringsTheRatioToOne()
    {
        foreach (ConfoundingPoint point in UnmeasuredConfounding.Surface(0.6, RatioKind.RiskRatioOrRareHazardRatio, [2, 3, 5, 10]))
            UnmeasuredConfounding.BoundingFactor(point.OutcomeRatio, point.ArmRatio.Value).ShouldBe(1 / 0.6, 1e-12);
        double e = EValues.Of(0.6, RatioKind.RiskRatioOrRareHazardRatio).EValue;
        UnmeasuredConfounding.Surface(0.6, RatioKind.RiskRatioOrRareHazardRatio, [e])[0].ArmRatio.Value.ShouldBe(e, 1e-12);
        UnmeasuredConfounding.Surface(0.6, RatioKind.RiskRatioOrRareHazardRatio, [1.5])[0].ArmRatio.Status.ShouldBe(EstimateStatus.NotEstimable);
    }

    // HR 0.75, factor of ratio 2 with prevalence one half in the control arm: (0.75 * 1.5 - 1) / 1 = 0.125.
    [Fact]
    public void Imbalance_EqualsHandAlgebra()
    {
        ImbalancePoint point = UnmeasuredConfounding.Imbalance(0.75, [2], [0.5])[0];
        point.TreatmentPrevalence.Value.ShouldBe(0.125, 1e-14);
        UnmeasuredConfounding.Adjust(0.75, 2, 0.125, 0.5).ShouldBe(1, 1e-14);
        UnmeasuredConfounding.Imbalance(0.5, [2], [0.5])[0].TreatmentPrevalence.Status.ShouldBe(EstimateStatus.NotEstimable);
    }
}
