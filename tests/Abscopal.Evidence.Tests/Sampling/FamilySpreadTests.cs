using Abscopal.Evidence.Sampling;

namespace Abscopal.Evidence.Tests.Sampling;

public sealed class FamilySpreadTests
{
    // Deviations -1.5, -0.5, 0.5, 1.5: squares 5; families {1, 2} and {3, 4} have sums -2 and 2, squares 8; 4 x 5 / 8.
    [Fact]
    public void EffectiveSize_OfFamiliesThatAreAlike_IsThatOfFewerDraws()
    {
        FamilySpread.EffectiveSize([1, 2, 3, 4], [7, 7, 9, 9]).ShouldBe(2.5, 1e-12);
    }

    [Fact]
    public void EffectiveSize_OfDrawsWithoutAncestorsInCommon_IsTheirNumber()
    {
        FamilySpread.EffectiveSize([1, 2, 3, 4], [0, 1, 2, 3]).ShouldBe(4);
    }

    [Fact]
    public void EffectiveSize_OfAFigureThatNeverVaries_IsTheNumberOfDraws()
    {
        FamilySpread.EffectiveSize([5, 5, 5], [1, 1, 1]).ShouldBe(3);
    }
}
