using System.Text;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Workbench.Digitise;

namespace Abscopal.Workbench.Tests.Digitise;

public sealed class SvgDigitiserTests
{
    private static readonly AxisCalibration Axes = AxisCalibration.Box(100, 0, 400, 200, 30);
    private static readonly FigureDigitiserOptions Blue = new() { Axes = Axes, Curves = [new CurveColour("blue", 0, 0, 255)] };

    // Each of these draws survival 1 to month 6, 0.75 to month 12, then 0.5 to month 18.
    [Theory]
    [InlineData("<path d='M100 0 H160 V50 H220 V100 H280' fill='none' stroke='#0000ff'/>")]
    [InlineData("<path d='m100,0 60,0 0,50 l60 0 0,50h60' style='fill:none;stroke:rgb(0%,0%,100%)'/>")]
    [InlineData("<polyline points='100,0 160,0 160,50 220,50 220,100 280,100' fill='none' stroke='blue'/>")]
    [InlineData("<g transform='translate(100 0) scale(2)' stroke='blue' fill='none'><path d='M0 0 L30 0 L30 25 L60 25 L60 50 L90 50'/></g>")]
    [InlineData("<g stroke='blue' fill='none'><path d='M100 0 L160 0 L160 50 L220 50'/><path d='M220 50 L220 100 L280 100'/><path d='M130 -3 L130 3'/></g>")]
    public void Line_HoweverWritten_IsReadExactly(string line)
    {
        FigureDigitisation result = SvgDigitiser.Digitise(Svg(line), Blue);
        DigitisedCurve curve = result.Curves.ShouldHaveSingleItem();
        curve.Times.ShouldBe([0, 6, 6, 12, 12, 18], 1e-9);
        curve.Survival.ShouldBe([1, 1, 0.75, 0.75, 0.5, 0.5], 1e-9);
        Encoding.UTF8.GetString(result.Overlay).ShouldContain("stroke-dasharray");
    }

    [Fact]
    public void Lines_WithoutAColourGiven_AreThoseThatFall()
    {
        byte[] picture = Svg("<g fill='none' stroke='black'><path d='M100 200 H400'/><path d='M100 0 V200'/><path d='M100 0 H160 V50 H280'/><path d='M100 0 H130 V80 H250'/><path d='M100 90 L200 20 L300 10 L320 5'/></g>");
        SvgDigitiser.Digitise(picture, new FigureDigitiserOptions { Axes = Axes }).Curves.Select(c => c.Survival[^1]).ShouldBe([0.75, 0.6], 1e-9);
    }

    [Theory]
    [InlineData("<path d='M100 0 H160 V50 H280' fill='none' stroke='red'/>", "no curve of colour 0,0,255")]
    [InlineData("<path d='M100 200 H160 V150 H280' fill='none' stroke='blue'/>", "no curve of colour 0,0,255")]
    [InlineData("<path d='M96 0 H160 V50 H280' fill='none' stroke='blue'/>", "reaches time -0.4")]
    [InlineData("<path d='M100 -3 H160 V50 H280' fill='none' stroke='blue'/>", "reaches survival 1.015")]
    public void Curve_MissingOrOutsideTheAxes_IsNamed(string line, string expected) =>
        Should.Throw<InvalidInputException>(() => SvgDigitiser.Digitise(Svg(line), Blue)).Message.ShouldContain(expected);

    [Theory]
    [InlineData("<svg><path d='M0 0'", "broken SVG")]
    [InlineData("<html/>", "not an SVG")]
    public void File_ThatIsNoSvg_IsNamed(string text, string expected) =>
        Should.Throw<InvalidInputException>(() => SvgDigitiser.Digitise(Encoding.UTF8.GetBytes(text), Blue)).Message.ShouldContain(expected);

    private static byte[] Svg(string content) => Encoding.UTF8.GetBytes($"<?xml version='1.0'?><!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 420 240'>{content}</svg>");
}
