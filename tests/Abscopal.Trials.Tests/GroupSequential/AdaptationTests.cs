using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.Tests.GroupSequential;

public sealed class AdaptationTests
{
    private const double Critical = 1.9599639845400545;

    // Bauer and Koehne 1994, table 1: alpha .025 c .0038; .05 .0087; .1 .0205; early levels at futility .5 for .05: .0233, .025: .0102.
    [Theory]
    [InlineData(0.025, 0.0038, 0.0102)]
    [InlineData(0.05, 0.0087, 0.0233)]
    [InlineData(0.1, 0.0205, 0.0548)]
    public void Fisher_IsBauerAndKoehne(double alpha, double critical, double early)
    {
        CombinationTest.FisherCritical(alpha).ShouldBe(critical, 5e-5);
        CombinationTest.FisherEarly(alpha, 0.5).ShouldBe(early, 1e-4);
        CombinationTest.FisherPValue(0.5, 2 * CombinationTest.FisherCritical(alpha)).ShouldBe(alpha, 1e-10);
    }

    // Without a change of size, the weighted sum is the ordinary statistic.
    [Fact]
    public void InverseNormal_AsPlanned_IsTheOrdinaryStatistic()
    {
        double increment = CombinationTest.Increment(1.2, 2.1, 210, 300);
        CombinationTest.InverseNormal(1.2, increment, 0.7).ShouldBe(2.1, 1e-12);
    }

    // Hand algebra: the adjusted critical value gives the weighted test's decision.
    [Fact]
    public void AdjustedCritical_IsTheWeightedTest()
    {
        double adjusted = PromisingZone.AdjustedCritical(1.4, 150, 300, 450, Critical);
        double increment = CombinationTest.Increment(1.4, adjusted, 150, 450);
        CombinationTest.InverseNormal(1.4, increment, 0.5).ShouldBe(Critical, 1e-10);
        PromisingZone.AdjustedCritical(1.4, 150, 300, 300, Critical).ShouldBe(Critical, 1e-12);
    }

    // Mehta and Pocock 2011, table 1: look at half, most 1.5 times or twice the plan: promising from conditional power
    // .41 and, aiming at .9, .36.
    [Theory]
    [InlineData(0.5, 1.5, 0.8, 0.41)]
    [InlineData(0.5, 1.5, 0.9, 0.41)]
    [InlineData(0.5, 2, 0.9, 0.36)]
    public void LowestPromising_IsMehtaAndPocock(double interim, double most, double power, double expected) =>
        PromisingZone.After(1.5, interim * 100, 100, most * 100, Critical, power).LowestPromising.ShouldBe(expected, 0.01);

    [Fact]
    public void After_Zones()
    {
        PromisingZone.After(0.2, 150, 300, 600, Critical, 0.9).Zone.ShouldBe(InterimZone.Unfavourable);
        PromisingZone promising = PromisingZone.After(1.5, 150, 300, 600, Critical, 0.9);
        promising.Zone.ShouldBe(InterimZone.Promising);
        promising.ConditionalPower.ShouldBe(0.590252, 5e-7);
        promising.NewConditionalPower.ShouldBeInRange(promising.ConditionalPower, 0.9 + 1e-9);
        PromisingZone.AdjustedCritical(1.5, 150, 300, promising.Information, Critical).ShouldBeLessThanOrEqualTo(Critical);
        PromisingZone.After(2.5, 150, 300, 600, Critical, 0.9).Zone.ShouldBe(InterimZone.Favourable);
    }
}
