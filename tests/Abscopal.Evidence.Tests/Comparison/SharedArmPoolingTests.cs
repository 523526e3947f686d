using Abscopal.Evidence.Comparison;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Comparison;

// Fits, influences (residuals of type dfbeta) and their products from coxph of R survival; random effects from rma of R
// metafor (REML); limits with the prior by R's integrate and uniroot over the same posterior.
public sealed class SharedArmPoolingTests
{
    private static readonly ComparisonOptions Options = new() { Cuts = [], Landmarks = [], Degrees = CompleteDataDegrees.Infinite };
    private static readonly ArmSample Second = new([4, 6, 7, 11, 14, 20, 22, 25, 29, 35, 40, 50, 52], [true, true, true, false, true, true, true, true, false, true, true, true, false]);

    private static NamedComparison First => new("first", ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options));

    private static NamedComparison Next => new("second", ArmComparison.Compare([AmlArms.Maintained], [Second], Options));

    [Fact]
    public void TwoControls_ShareTheArmOnce()
    {
        SharedArmPoolingResult result = SharedArmPooling.Pool([First, Next]);
        result.SharedVariance.ShouldBe(0.12715411636392648, 1e-8);
        Square(result.Others.Trials[0].StandardError).ShouldBe(0.066075032162639435, 1e-8);
        Square(result.Others.Trials[1].StandardError).ShouldBe(0.111358860309490285, 1e-8);
        Square(result.Others.Heterogeneity.Tau.Value).ShouldBe(0.096030030934035365, 1e-6);
        result.HazardRatio.Value.ShouldBe(0.522645919916477797, 1e-6);
        result.Limits.Lower.Value.ShouldBe(0.010622952111473471, 1e-5);
        result.Limits.Upper.Value.ShouldBe(25.714015721704338802, 1e-2);
        result.PredictionLimits.Upper.Status.ShouldBe(EstimateStatus.NotEstimable);
    }

    [Fact]
    public void TwoControls_WithThePrior_EqualIntegration()
    {
        SharedArmPoolingResult result = SharedArmPooling.Pool([First, Next], tauScale: 0.5);
        result.BayesianLimits.Lower.Value.ShouldBe(0.1866538674519132, 1e-6);
        result.BayesianLimits.Upper.Value.ShouldBe(1.4919507810903965, 1e-5);
        result.BayesianPredictionLimits.Lower.Value.ShouldBe(0.1294426925264841, 1e-6);
        result.BayesianPredictionLimits.Upper.Value.ShouldBe(2.1897269717759347, 1e-5);
    }

    // The same control many times over: its own chance vanishes, that of the arm stays.
    [Fact]
    public void ManyLikeControls_LeaveTheChanceOfTheArm()
    {
        SharedArmPoolingResult result = SharedArmPooling.Pool([.. Enumerable.Range(0, 400).Select(i => First with { Comparator = $"{i}" })]);
        result.SharedVariance.ShouldBe(0.16389034782598372, 1e-8);
        Math.Log(result.Limits.Upper.Value / result.Limits.Lower.Value).ShouldBe(2 * 1.959964 * Math.Sqrt(0.16389034782598372 + ((0.21576880102396875 - 0.16389034782598372) / 400)), 1e-4);
    }

    [Fact]
    public void OneControl_IsItsOwnComparison()
    {
        SharedArmPoolingResult result = SharedArmPooling.Pool([First]);
        result.Limits.ShouldBe(First.Result.HazardRatioLimits);
        result.SharedVariance.ShouldBe(0.16389034782598372, 1e-8);
        (Square(result.Others.Trials[0].StandardError) + result.SharedVariance).ShouldBe(0.21576880102396875, 1e-8);
    }

    // Of two draws the covariance is half the product of the differences, and counts 1 + 1/2 times.
    [Fact]
    public void DrawsOfTheArm_AreShared()
    {
        ArmSample longer = new([.. AmlArms.Maintained.Times.Select(t => t + (t > 20 ? 6 : 1))], AmlArms.Maintained.Events);
        SharedArmPoolingResult Pool(params ArmSample[] drawn) => SharedArmPooling.Pool([.. new[] { AmlArms.Other, Second }.Select(c => new NamedComparison("control", ArmComparison.Compare(drawn, [c], Options)))]);
        SharedArmPoolingResult a = Pool(AmlArms.Maintained);
        SharedArmPoolingResult b = Pool(longer);
        double product = Enumerable.Range(0, 2).Select(k => a.Others.Trials[k].Value - b.Others.Trials[k].Value).Aggregate((x, y) => x * y);
        product.ShouldBeGreaterThan(1e-3);
        Pool(AmlArms.Maintained, longer).SharedVariance.ShouldBe((0.5 * (a.SharedVariance + b.SharedVariance)) + (1.5 * 0.5 * product), 1e-12);
    }

    [Fact]
    public void AnotherArm_IsRefused()
    {
        var other = new NamedComparison("other", ArmComparison.Compare([Second], [AmlArms.Other], Options));
        Should.Throw<EvidenceInputException>(() => SharedArmPooling.Pool([First, other])).Message.ShouldContain("other: the treatment arm is another");
        Should.Throw<EvidenceInputException>(() => SharedArmPooling.Pool([])).Message.ShouldContain("there is no comparison");
    }

    private static double Square(double x) => x * x;
}
