using Abscopal.Numerics.Elementary;
using CsCheck;

namespace Abscopal.Numerics.Tests.Elementary;

public sealed class ElementaryMathTests
{
    // The library's own functions are right to one unit in the last place, so ours may differ from them by 2.5.
    [Fact]
    public void Exp_IsRightToTheLastPlaces() =>
        Gen.Double[-708, 709].Sample(x => Close(ElementaryMath.Exp(x), Math.Exp(x)), iter: 20_000);

    [Fact]
    public void Log_IsRightToTheLastPlaces() =>
        Gen.Double[-700, 700].Select(Math.Exp).Sample(x => Close(ElementaryMath.Log(x), Math.Log(x)), iter: 20_000);

    [Fact]
    public void Log_NearOneKeepsItsRelativePrecision() =>
        Gen.Double[0.5, 2].Sample(x => Close(ElementaryMath.Log(x), Math.Log(x)), iter: 20_000);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(-800.0, 0.0)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    public void Exp_AtItsEnds(double x, double expected) => ElementaryMath.Exp(x).ShouldBe(expected);

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1.0, double.NaN)]
    public void Log_AtItsEnds(double x, double expected) => ElementaryMath.Log(x).ShouldBe(expected);

    // Bits that every processor must give: a changed polynomial or order of operations shows here.
    [Theory]
    [InlineData(0.1, 0x3FF1AEC7B35A00D4)]
    [InlineData(-3.7, 0x3F99511FC6871044)]
    public void Exp_HasTheSameBitsEverywhere(double x, long bits) => BitConverter.DoubleToInt64Bits(ElementaryMath.Exp(x)).ShouldBe(bits);

    private static bool Close(double actual, double expected) =>
        Math.Abs(actual - expected) <= 2.5 * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
}
