using System.Text;
using Abscopal.Reporting.Fonts;
using SkiaSharp;

namespace Abscopal.Reporting.Tests.Fonts;

public class FontBookTest
{
    // Advances of Noto Sans CJK SC 2.004 in thousandths: A 608, a 563, 0 555, Han 1000.
    [Theory]
    [InlineData("A", 6.08)]
    [InlineData("a0", 11.18)]
    [InlineData("中位", 20.0)]
    [InlineData("", 0.0)]
    public void Width_KnownAdvances_AddUp(string text, double width) => FontBook.Width(text, 10).ShouldBe(width, 1e-12);

    [Theory]
    [InlineData("Median 8.3 months (80% CI 4.8–12.3) α ≤ χ² ½ “x”", false)]
    [InlineData("由已发表数字重建——非患者数据", true)]
    public void Width_Skia_MeasuresTheSame(string text, bool bold)
    {
        using SKTypeface typeface = SKTypeface.FromData(SKData.CreateCopy(FontBook.OpenType(bold)));
        using SKFont font = new(typeface, 1000) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        FontBook.Width(text, 1000, bold).ShouldBe(font.MeasureText(text), 0.5);
    }

    [Fact]
    public void Width_CharacterOutsideTheFont_NamesItAndTheText()
    {
        MissingGlyphException error = Should.Throw<MissingGlyphException>(() => FontBook.Width("ab😀", 9));
        error.CodePoint.ShouldBe(0x1F600);
        error.Text.ShouldBe("ab😀");
    }

    [Fact]
    public void Covers_EveryHanziOfGb2312_InBothWeights()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding gb2312 = Encoding.GetEncoding(936);
        int covered = 0;
        for (int row = 0xB0; row < 0xF8; row++)
        {
            for (int cell = 0xA1; cell < 0xFF; cell++)
            {
                char c = gb2312.GetString([(byte)row, (byte)cell])[0];
                covered += c is >= '\u4E00' and <= '\u9FFF' && FontBook.Covers(c) ? 1 : 0;
            }
        }
        covered.ShouldBe(6763);
    }

    [Fact]
    public void Covers_SignsOfReports_All()
    {
        foreach (char c in "≤≥×±–—−·²³αβγκλμσχτρ∞½√ΣΔ→←▲●■○□△†‡§°µ≈≠“”‘’…，。、；：（）《》％éü")
            FontBook.Covers(c).ShouldBeTrue(c.ToString());
    }

    [Fact]
    public void LatinWoff2_BothWeights_AreSmallWoff2()
    {
        foreach (bool bold in new[] { false, true })
        {
            byte[] font = FontBook.LatinWoff2(bold);
            Encoding.ASCII.GetString(font, 0, 4).ShouldBe("wOF2");
            font.Length.ShouldBeLessThan(40_000);
        }
    }

    [Fact]
    public void Licence_IsTheOpenFontLicence() => FontBook.Licence.ShouldContain("SIL OPEN FONT LICENSE Version 1.1");
}
