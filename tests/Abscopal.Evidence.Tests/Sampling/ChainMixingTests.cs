using Abscopal.Evidence.Sampling;

namespace Abscopal.Evidence.Tests.Sampling;

public sealed class ChainMixingTests
{
    // Four half chains 1 2 1 2 / 1 2 1 2 / 3 4 3 4 / 3 4 3 4 with means 1.5 1.5 3.5 3.5: between 16/3, within 1/3,
    // pooled (3/4) / 3 + (16/3) / 4 = 19/12, so that R-hat is the root of 19/4.
    [Fact]
    public void Of_ChainsThatStayApart_HaveALargeRHat()
    {
        (double rHat, double size) = ChainMixing.Of([[1, 2, 1, 2, 1, 2, 1, 2], [3, 4, 3, 4, 3, 4, 3, 4]]);
        rHat.ShouldBe(Math.Sqrt(4.75), 1e-12);
        size.ShouldBeLessThan(16);
    }

    [Fact]
    public void Of_AConstant_IsMixed() => ChainMixing.Of([[2, 2, 2, 2], [2, 2, 2, 2]]).ShouldBe((1, 8));
}
