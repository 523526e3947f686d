using Abscopal.Numerics.Distributions;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.EstimatesTests;

public sealed class ConfidenceBandTests
{
    // Kolmogorov's 1.3581 and 1.2238 on the whole interval; 1.3211 for (0.1, 0.6) in appendix C of Klein and Moeschberger.
    [Theory]
    [InlineData(0.95, 0, 1, 1.35810)]
    [InlineData(0.90, 0, 1, 1.22385)]
    [InlineData(0.95, 0.1, 0.6, 1.32110)]
    public void HallWellnerCriticalValue_EqualsTheTables(double level, double a, double b, double expected) =>
        BrownianBridge.QuantileWithin(level, a, b).ShouldBe(expected, 6e-5);

    // Nair's tail 4 phi(c) / c + phi(c) (c - 1 / c) log(b (1 - a) / (a (1 - b))) makes the printed 2.8826; the exact value is larger.
    [Fact]
    public void EqualPrecisionCriticalValue_LiesJustAboveTheApproximateTable()
    {
        double c = BrownianBridge.QuantileStandardizedWithin(0.95, 0.1, 0.6);
        c.ShouldBeInRange(2.8826, 2.8826 * 1.003);
    }

    // A bridge at one time is a normal variable; over a short span it is nearly one.
    [Fact]
    public void EqualPrecisionOverAShortSpan_TendsToTheNormal() =>
        BrownianBridge.ProbabilityStandardizedWithin(1.96, 0.49999, 0.5).ShouldBeInRange(0.948, 0.9500042);

    [Theory]
    [InlineData(ConfidenceBandKind.HallWellner)]
    [InlineData(ConfidenceBandKind.EqualPrecision)]
    public void Band_HoldsThePointwiseLimits(ConfidenceBandKind kind)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(Freireich.SixMp, new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog });
        ConfidenceBandResult band = ConfidenceBand.Estimate(curve, new ConfidenceBandOptions { Kind = kind });
        band.From.ShouldBe(6);
        band.To.ShouldBe(23);
        for (int i = 0; i < band.Times.Length; i++)
        {
            band.Lower[i].ShouldBeLessThan(curve.Limits(i).Lower.Value);
            band.Upper[i].ShouldBeGreaterThan(curve.Limits(i).Upper.Value);
        }
    }
}
