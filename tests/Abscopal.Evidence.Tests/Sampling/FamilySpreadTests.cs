using Abscopal.Evidence.Sampling;

namespace Abscopal.Evidence.Tests.Sampling;

public sealed class FamilySpreadTests
{
    // Six families of two, values 1, 1, 2, 2, ... 6, 6: squares 35, squared sums of families 70, 1 - Σ p² = 5/6;
    // 12 x 35 x (5/6) x (12/11) / 70 = 60/11.
    [Fact]
    public void EffectiveSize_OfFamiliesThatAreAlike_IsThatOfFewerDraws()
    {
        FamilySpread.EffectiveSize([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]).ShouldBe(60 / 11.0, 1e-12);
    }

    [Fact]
    public void EffectiveSize_OfDrawsWithoutAncestorsInCommon_IsTheirNumber()
    {
        FamilySpread.EffectiveSize([1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5]).ShouldBe(6);
    }

    // However the members differ, one family is one draw; families of three and one are worth 1 / (9/16 + 1/16) = 1.6.
    [Fact]
    public void EffectiveSize_OfFewFamilies_IsTheirNumberOfEqualShare()
    {
        FamilySpread.EffectiveSize([1, 2, 3, 4], [7, 7, 7, 7]).ShouldBe(1);
        FamilySpread.EffectiveSize([1, 4, 2, 3], [7, 7, 7, 9]).ShouldBe(1.6, 1e-12);
    }

    [Fact]
    public void EffectiveSize_OfAFigureThatNeverVaries_IsTheNumberOfDraws()
    {
        FamilySpread.EffectiveSize([5, 5, 5], [1, 1, 1]).ShouldBe(3);
    }
}
