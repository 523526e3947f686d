using System.Xml.Linq;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Tests.Scenes;

public class SvgWriterTest
{
    private const string Open = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"40pt\" height=\"20.5pt\" viewBox=\"0 0 40 20.5\" aria-label=\"T\" font-family=\""
        + FontBook.CssStack + "\" style=\"font-kerning:none\" fill=\"none\">\n<title>T</title>\n<rect width=\"40\" height=\"20.5\" fill=\"#ffffff\"/>\n";

    private static readonly Stroke Thin = new(new Colour(0, 114, 178), 0.5);

    private static string Body(params SceneElement[] elements)
    {
        string svg = SvgWriter.Write(new Scene(40, 20.5, "T", "", elements));
        svg.ShouldStartWith(Open);
        svg.ShouldEndWith("</svg>\n");
        return svg[Open.Length..^"</svg>\n".Length];
    }

    [Fact]
    public void Write_Line_IsAPath() =>
        Body(new LineShape(new(1, 2), new(10, 2), Thin)).ShouldBe("<path d=\"M1 2H10\" stroke=\"#0072b2\" stroke-width=\"0.5\"/>\n");

    [Fact]
    public void Write_DashedTranslucentLine_SaysSo() =>
        Body(new LineShape(new(1, 2), new(3, 4), Thin with { Dash = [4, 2.5], Opacity = 0.45 }))
            .ShouldBe("<path d=\"M1 2L3 4\" stroke=\"#0072b2\" stroke-width=\"0.5\" stroke-opacity=\"0.45\" stroke-dasharray=\"4 2.5\"/>\n");

    [Fact]
    public void Write_ClosedPath_UsesShortSegmentsAndTwoDecimals() =>
        Body(new PathShape([new(0, 0), new(10.126, 0), new(10.126, 5), new(-0.001, 5)], Closed: true) { Fill = new Fill(Palette.White, 0.5) })
            .ShouldBe("<path d=\"M0 0H10.13V5H0Z\" fill=\"#ffffff\" fill-opacity=\"0.5\"/>\n");

    [Fact]
    public void Write_RectangleAndCircle_AreTheirElements() =>
        Body(new RectangleShape(new(1, 2, 4, 6), 3) { Stroke = Thin }, new CircleShape(new(5, 6), 2) { Fill = new Fill(new Colour(255, 0, 16)) })
            .ShouldBe("<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"3\" stroke=\"#0072b2\" stroke-width=\"0.5\"/>\n<circle cx=\"5\" cy=\"6\" r=\"2\" fill=\"#ff0010\"/>\n");

    [Fact]
    public void Write_Text_StaysTextAndIsEscaped() =>
        Body(new TextShape(new(5, 6), "a < b & \"c\"", 9) { Anchor = TextAnchor.Middle, Bold = true, Upwards = true })
            .ShouldBe("<text x=\"5\" y=\"6\" font-size=\"9\" fill=\"#1f1f1f\" text-anchor=\"middle\" font-weight=\"bold\" transform=\"rotate(-90 5 6)\">a &lt; b &amp; &quot;c&quot;</text>\n");

    [Fact]
    public void Write_Group_HasATitle() =>
        Body(new SceneGroup("G", [new LineShape(new(1, 2), new(1, 3), Thin)]))
            .ShouldBe("<g><title>G</title>\n<path d=\"M1 2V3\" stroke=\"#0072b2\" stroke-width=\"0.5\"/>\n</g>\n");

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Write_EveryFigure_IsWellFormedWithoutIdentifiers(string language)
    {
        foreach ((string name, Scene scene) in LeadFigures.All(language))
        {
            XDocument document = XDocument.Parse(SvgWriter.Write(scene));
            document.Root!.Elements().First().Value.ShouldBe(scene.Title, name);
            document.Descendants().Attributes("id").ShouldBeEmpty(name);
            document.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Count().ShouldBe(scene.Texts().Count(), name);
        }
    }

    [Fact]
    public void Write_SameInput_GivesSameBytes() =>
        SvgWriter.Write(LeadFigures.All("zh")["pfs"]).ShouldBe(SvgWriter.Write(LeadFigures.All("zh")["pfs"]));

    [Fact]
    public void Write_CharacterOutsideTheFont_NamesIt()
    {
        MissingGlyphException error = Should.Throw<MissingGlyphException>(() => Body(new TextShape(new(0, 0), "한", 9)));
        error.CodePoint.ShouldBe(0xD55C);
        error.Message.ShouldContain("U+D55C");
    }
}
