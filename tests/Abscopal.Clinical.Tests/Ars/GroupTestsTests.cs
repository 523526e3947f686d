using Abscopal.Clinical.Ars;

namespace Abscopal.Clinical.Tests.Ars;

/// <summary>Against R 4.2: chisq.test(correct = FALSE), fisher.test, summary(aov()), quantile(type = 2), and the CDISC pilot's own results.</summary>
public sealed class GroupTestsTests
{
    [Fact]
    public void ChiSquare_IsPearsons()
    {
        GroupTests.ChiSquare(new[,] { { 12, 7 }, { 5, 9 } }).ShouldBe(0.1189892055321448, 1e-14);
        GroupTests.ChiSquare(new[,] { { 14, 72 }, { 8, 76 }, { 11, 73 } }).ShouldBe(0.4238788486, 5e-10); // the pilot's age groups
        GroupTests.ChiSquare(new[,] { { 12, 0 }, { 5, 0 } }).ShouldBe(double.NaN);
    }

    [Fact]
    public void Fisher_IsTwoSided()
    {
        GroupTests.Fisher(65, 86, 77, 84).ShouldBe(0.0065331294, 5e-10); // the pilot's events, placebo against low dose
        GroupTests.Fisher(3, 10, 3, 10).ShouldBe(1, 1e-12);
        GroupTests.Fisher(0, 5, 5, 5).ShouldBe(2.0 / 252, 1e-12); // 2 of choose(10, 5) tables
    }

    [Fact]
    public void Variance_OfTwoGroupsIsTheSquareOfT()
    {
        // t.test(c(1,2,3,4), c(2,4,6,8), var.equal = TRUE): t = -1.7321, df = 6, p = 0.1340
        GroupTests.Variance([[1, 2, 3, 4], [2, 4, 6, 8]]).ShouldBe(0.13397459621556135, 1e-12);
        GroupTests.Variance([[1, 2, 3]]).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, 1.5, 2.5, 3.5)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, 2, 3, 4)]
    [InlineData(new double[] { 7 }, 7, 7, 7)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, 2, 3.5, 5)]
    public void Quantiles_AverageWhereTheDistributionIsFlat(double[] sorted, double first, double median, double third)
    {
        DescriptiveStatistics.Quantile(sorted, 1).ShouldBe(first);
        DescriptiveStatistics.Quantile(sorted, 2).ShouldBe(median);
        DescriptiveStatistics.Quantile(sorted, 3).ShouldBe(third);
    }

    [Theory]
    [InlineData(1, 16, "6.3")] // 6.25 exactly
    [InlineData(3, 16, "18.8")] // 18.75
    [InlineData(5, 16, "31.3")] // 31.25
    [InlineData(29, 30, "96.7")]
    [InlineData(30, 30, "100.0")]
    [InlineData(0, 30, "0.0")]
    [InlineData(0, 0, "NE")]
    public void Percentages_RoundTiesAwayFromZeroByWholeNumbers(int count, int whole, string expected) => ResultFormat.Percent(count, whole).ShouldBe(expected);
}
