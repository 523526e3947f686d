using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Multiplicity;

namespace Abscopal.Trials.Tests.Multiplicity;

public sealed class DunnettBoundsTests
{
    // R mvtnorm, pmvnorm with Miwa(512), correlation 1/2; to two decimals Dunnett's table of 1955.
    [Theory]
    [InlineData(2, 0.025, 2.212135093)]
    [InlineData(3, 0.025, 2.348976103)]
    [InlineData(4, 0.025, 2.441774921)]
    [InlineData(2, 0.05, 1.916331945)]
    [InlineData(3, 0.05, 2.062083933)]
    [InlineData(4, 0.05, 2.160333281)]
    [InlineData(5, 0.05, 2.233816961)]
    public void Of_OneLook_IsDunnetts(int arms, double alpha, double expected) =>
        DunnettBounds.Of(arms, [1], [alpha]).ShouldHaveSingleItem().ShouldBe(expected, 1e-8);

    // R mvtnorm, pmvnorm with Miwa(256) of four dimensions, O'Brien-Fleming spending of 0.025.
    [Theory]
    [InlineData(0.5, 3.16252761, 2.22130098)]
    [InlineData(0.7, 2.663527462, 2.254061189)]
    public void Of_TwoLooks_IsTheMultivariateNormal(double first, double one, double other)
    {
        double spent = SpendingFunction.OBrienFleming.Cumulative(first, 0.025);
        var bounds = DunnettBounds.Of(2, [first, 1], [spent, 0.025]);
        bounds[0].ShouldBe(one, 2e-7);
        bounds[1].ShouldBe(other, 2e-6);
    }

    [Fact]
    public void Of_OneArm_IsTheOrdinaryDesign()
    {
        var bounds = DunnettBounds.Of(1, [0.5, 1], [SpendingFunction.OBrienFleming.Cumulative(0.5, 0.025), 0.025]);
        bounds[0].ShouldBe(2.96258804, 1e-7);
        bounds[1].ShouldBe(1.96859564, 1e-7);
    }

    [Fact]
    public void Of_ThreeLooks_Throws() =>
        Should.Throw<DesignException>(() => DunnettBounds.Of(2, [0.3, 0.6, 1], [0.001, 0.01, 0.025])).Key.ShouldBe("looks");
}
