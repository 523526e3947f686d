using Abscopal.Formats.Parquet;

namespace Abscopal.Formats.Tests.Parquet;

public sealed class ThriftShapeTests
{
    // Bytes by the compact protocol: a head of (difference of field numbers, type), zigzag numbers, 0 at the end.
    [Theory]
    [InlineData("00", true)]
    [InlineData("15 02 15 04 00", true)]
    [InlineData("18 03 61 62 63 00", true)]
    [InlineData("19 2C 00 00 00", true)]
    [InlineData("1C 15 02 00 00", true)]
    [InlineData("1B 00 00", true)]
    [InlineData("", false)]
    [InlineData("15 02", false)]
    [InlineData("18 7F 61 00", false)]
    [InlineData("19 FC FF FF FF FF 07 00", false)]
    [InlineData("15 FF FF FF FF FF FF FF FF FF FF FF 00", false)]
    [InlineData("1E 00", false)]
    public void Struct_FitsItsBytesOrNot(string hex, bool fits) =>
        new ThriftShape(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))).Struct().ShouldBe(fits);

    [Fact]
    public void Struct_NumbersOfAPageHeader_AreKept()
    {
        // 1: 0 (data page), 2: 100, 3: 50, 5: { 1: 7 }.
        var shape = new ThriftShape(Convert.FromHexString("150015C80115642C150E000000"[..26]));
        shape.Struct().ShouldBeTrue();
        shape.At.ShouldBe(12);
        (shape.Outer[1], shape.Outer[2], shape.Outer[3], shape.Inner[5]).ShouldBe((0L, 100L, 50L, 7L));
    }

    [Fact]
    public void Struct_Deep_IsRefused() => new ThriftShape([.. Enumerable.Repeat((byte)0x1C, 1000)]).Struct().ShouldBeFalse();
}
