using Abscopal.Formats.Xport;
using CsCheck;

namespace Abscopal.Formats.Tests.Xport;

public sealed class IbmFloatTests
{
    // The words of TS-140 and of IBM's manual: 1, -1, 0, 2, 0.1 to 56 bits, 100, -118.625.
    [Theory]
    [InlineData(1.0, 0x4110000000000000)]
    [InlineData(-1.0, 0xC110000000000000)]
    [InlineData(0.0, 0x0000000000000000)]
    [InlineData(2.0, 0x4120000000000000)]
    [InlineData(0.1, 0x401999999999999A)]
    [InlineData(100.0, 0x4264000000000000)]
    [InlineData(-118.625, 0xC276A00000000000)]
    [InlineData(0.0625, 0x4010000000000000)]
    [InlineData(15.9375, 0x41FF000000000000)]
    public void Word_OfANumber_AndBack(double number, ulong word)
    {
        IbmFloat.TryFromDouble(number, out ulong found).ShouldBeTrue();
        found.ShouldBe(word);
        IbmFloat.ToDouble(word).ShouldBe(number);
    }

    [Theory]
    [InlineData(1e76)]
    [InlineData(-1e300)]
    [InlineData(1e-79)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void TryFromDouble_OutsideTheRange_IsFalse(double number) => IbmFloat.TryFromDouble(number, out _).ShouldBeFalse();

    [Fact]
    public void Fraction_LongerThan53Bits_RoundsToEven() => IbmFloat.ToDouble(0x41_80000000000004).ShouldBe(8.0);

    [Fact]
    public void RoundTrip_AnyNumberInRange_SameBits() =>
        Gen.Double.Where(d => d == 0 || (Math.Abs(d) is > 6e-79 and < 7e75)).Sample(d =>
            IbmFloat.TryFromDouble(d, out ulong word) && BitConverter.DoubleToInt64Bits(IbmFloat.ToDouble(word)) == BitConverter.DoubleToInt64Bits(d));
}
