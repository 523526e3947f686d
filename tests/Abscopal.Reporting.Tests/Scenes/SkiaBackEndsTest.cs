using System.Text;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;
using SkiaSharp;

namespace Abscopal.Reporting.Tests.Scenes;

public class SkiaBackEndsTest
{
    private static int DarkPixels(SKBitmap bitmap, SceneBox box, double scale)
    {
        int dark = 0;
        for (int y = Math.Max(0, (int)(box.Top * scale)); y < Math.Min(bitmap.Height, (int)Math.Ceiling(box.Bottom * scale)); y++)
        {
            for (int x = Math.Max(0, (int)(box.Left * scale)); x < Math.Min(bitmap.Width, (int)Math.Ceiling(box.Right * scale)); x++)
            {
                SKColor pixel = bitmap.GetPixel(x, y);
                dark += pixel.Red + pixel.Green + pixel.Blue < 480 ? 1 : 0;
            }
        }
        return dark;
    }

    [Theory]
    [InlineData("Progression-free survival")]
    [InlineData("无进展生存期")]
    [InlineData("α ≤ χ² ± ½ → ▲")]
    public void Png_Text_LeavesInkInsideItsMeasuredBoxOnly(string content)
    {
        TextShape text = new(new(20, 30), content, 12);
        using SKBitmap bitmap = SKBitmap.Decode(PngWriter.Write(new Scene(220, 50, "T", "", [text]), 144));
        (bitmap.Width, bitmap.Height).ShouldBe((440, 100));
        SceneBox box = text.Bounds();
        int inside = DarkPixels(bitmap, box, 2);
        inside.ShouldBeGreaterThan(20 * content.Replace(" ", "", StringComparison.Ordinal).Length);
        DarkPixels(bitmap, new SceneBox(0, 0, 220, 50), 2).ShouldBe(inside);
        DarkPixels(bitmap, box with { Left = box.Right - 12 }, 2).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Png_Background_IsWhite()
    {
        using SKBitmap bitmap = SKBitmap.Decode(PngWriter.Write(new Scene(10, 10, "T", "", []), 72));
        bitmap.GetPixel(5, 5).ShouldBe(new SKColor(255, 255, 255));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Png_EveryFigure_ShowsEveryText(string language)
    {
        foreach ((string name, Scene scene) in LeadFigures.All(language))
        {
            using SKBitmap bitmap = SKBitmap.Decode(PngWriter.Write(scene, 144));
            foreach (TextShape text in scene.Texts().Where(text => text.Content.Length > 0))
                DarkPixels(bitmap, text.Bounds(), 2).ShouldBeGreaterThan(0, $"{name}: {text.Content}");
        }
    }

    [Fact]
    public void Png_CharacterOutsideTheFont_Throws() =>
        Should.Throw<MissingGlyphException>(() => PngWriter.Write(new Scene(10, 10, "T", "", [new TextShape(new(0, 9), "한", 9)])));

    [Fact]
    public void Pdf_TwoScenes_HasTwoPages()
    {
        byte[] pdf = PdfWriter.Write(LeadFigures.All("en")["pfs"], LeadFigures.All("zh")["pfs"]);
        string text = Encoding.Latin1.GetString(pdf);
        text.ShouldStartWith("%PDF-");
        text.ShouldContain("/Count 2");
    }

    [Fact]
    public void Pdf_SameScene_GivesSameBytes() =>
        PdfWriter.Write(LeadFigures.All("zh")["safety"]).ShouldBe(PdfWriter.Write(LeadFigures.All("zh")["safety"]));
}
