using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Tests.Figures;

public class PatientFiguresTest
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Draw_EveryFigure_KeepsTextsApart(string language)
    {
        foreach ((string name, Scene scene) in PatientFigures.All(language)) FigureLayoutTest.ShouldBeLaidOut(scene, name);
    }

    [Fact]
    public void Waterfall_Bars_StandFromZero()
    {
        Scene scene = WaterfallFigure.Draw(PatientFigures.Waterfall("en") with { Bars = [new("A", 20, 0), new("B", -40, 1)], Kinds = [] }, LeadFigures.Options("en"));
        SceneBox[] bars = [.. scene.Elements.OfType<RectangleShape>().Select(r => r.Box)];
        bars.Length.ShouldBe(2);
        bars[0].Bottom.ShouldBe(bars[1].Top, 1e-9);
        (bars[1].Height / bars[0].Height).ShouldBe(2, 1e-9);
    }

    [Fact]
    public void Swimmer_Bars_AreAsLongAsTheirTime()
    {
        SwimmerFigureInput input = PatientFigures.Swimmer("en") with { BarKinds = [], MarkKinds = [], Notice = null, OngoingLabel = null, Lanes = [new("A", [new(0, 10, 0), new(10, 15, 1)], [], false)] };
        SceneBox[] bars = [.. SwimmerFigure.Draw(input, LeadFigures.Options("en")).Elements.OfType<RectangleShape>().Select(r => r.Box)];
        bars[0].Right.ShouldBe(bars[1].Left, 1e-9);
        (bars[0].Width / bars[1].Width).ShouldBe(2, 1e-9);
    }

    [Fact]
    public void Butterfly_Sides_MirrorEachOther()
    {
        ButterflyFigureInput input = PatientFigures.Butterfly("en") with { WholeLabel = null, PartLabel = null, Rows = [new("A", 50, 50)] };
        SceneBox[] bars = [.. ButterflyFigure.Draw(input, LeadFigures.Options("en")).Elements.OfType<RectangleShape>().Select(r => r.Box)];
        bars.Length.ShouldBe(2);
        bars[0].Width.ShouldBe(bars[1].Width, 1e-9);
        (bars[0].Left + bars[1].Right).ShouldBe(510, 1e-9);
    }

    [Fact]
    public void Spider_Line_IsNamedForItsSubject() =>
        SpiderFigure.Draw(PatientFigures.Spider("en"), LeadFigures.Options("en")).Elements.OfType<SceneGroup>().Select(g => g.Title).ShouldContain("01-008");

    [Fact]
    public void Figures_WithoutContent_AreRefused()
    {
        Should.Throw<ArgumentException>(() => SwimmerFigure.Draw(PatientFigures.Swimmer("en") with { Lanes = [] }, LeadFigures.Options("en")));
        Should.Throw<ArgumentException>(() => FlowFigure.Draw(PatientFigures.Flow("en") with { Steps = [] }, LeadFigures.Options("en")));
        Should.Throw<ArgumentException>(() => ButterflyFigure.Draw(PatientFigures.Butterfly("en") with { Rows = [new("A", 101, 0)] }, LeadFigures.Options("en")));
    }
}
