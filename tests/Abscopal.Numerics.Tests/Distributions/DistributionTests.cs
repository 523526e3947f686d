using Abscopal.Numerics.Distributions;

namespace Abscopal.Numerics.Tests.Distributions;

// Expected values to 15 digits and more from R 4.2.2 (pnorm, qnorm, pchisq, qbeta, binom.test).
public sealed class DistributionTests
{
    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.0, 0.158655253931457051)]
    [InlineData(1.96, 0.0249978951482204441)]
    [InlineData(3.0, 0.00134989803163009452)]
    [InlineData(10.0, 7.61985302416052606e-24)]
    [InlineData(37.0, 5.7255712225245771e-300)]
    [InlineData(-2.0, 0.977249868051820793)]
    public void NormalUpperTail_EqualsR(double x, double expected) => Normal.UpperTail(x).ShouldBe(expected, 2e-13 * expected);

    [Theory]
    [InlineData(0.975, 1.95996398454005423)]
    [InlineData(0.9, 1.28155156554460046)]
    [InlineData(1e-20, -9.26234008979840517)]
    [InlineData(0.5, 0.0)]
    public void NormalQuantile_EqualsR(double p, double expected) => Normal.Quantile(p).ShouldBe(expected, 1e-14 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData(3.8414588206941254, 1, 0.05)]
    [InlineData(100.0, 6, 2.50930355220105707e-19)]
    [InlineData(5.9914645471079817, 2, 0.05)]
    public void ChiSquaredUpperTail_EqualsR(double x, int df, double expected) => ChiSquared.UpperTail(x, df).ShouldBe(expected, 1e-12 * expected);

    [Theory]
    [InlineData(0, 30, 0.05, 0.0950338529)]
    [InlineData(0, 30, 0.025, 0.1157033082)]
    [InlineData(0, 30, 0.1, 0.0738812719)]
    [InlineData(30, 30, 0.025, 1.0)]
    public void BinomialUpperLimit_EqualsTheExactTest(int count, int n, double tail, double expected) =>
        BinomialProportion.UpperLimit(count, n, tail).ShouldBe(expected, 1e-10);

    // The published interval of 49 in 56: 75.9% to 94.8%.
    [Fact]
    public void BinomialLimits_EqualAPublishedInterval()
    {
        BinomialProportion.LowerLimit(49, 56, 0.025).ShouldBe(0.759, 5e-4);
        BinomialProportion.UpperLimit(49, 56, 0.025).ShouldBe(0.948, 5e-4);
    }

    [Fact]
    public void BetaQuantile_KeepsRelativePrecisionInTheTail() =>
        BetaDistribution.Cumulative(BetaDistribution.Quantile(1e-10, 2, 3), 2, 3).ShouldBe(1e-10, 1e-22);
}
