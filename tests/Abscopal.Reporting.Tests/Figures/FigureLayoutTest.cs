using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using CsCheck;

namespace Abscopal.Reporting.Tests.Figures;

public class FigureLayoutTest
{
    private static readonly Gen<string> Language = OneOf("en", "zh");

    private static readonly Gen<string> Label = OneOf("A", "LEAD (n = 30)", "Low-dose radiotherapy with durvalumab and chemotherapy", "低剂量放疗联合度伐利尤单抗");

    private static readonly Gen<SurvivalCurve> Curve =
        from label in Label
        from drops in Gen.Double[0.5, 1].Array[1, 25]
        from scale in Gen.Double[0.3, 4]
        from first in Gen.Bool
        select MakeCurve(label, drops, scale, first);

    private static readonly Gen<FigureOptions> Options =
        from language in Language
        from width in Gen.Double[400, 700]
        from size in Gen.Double[8, 11]
        select LeadFigures.Options(language) with { Width = width, TextSize = size };

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Draw_EveryFigure_KeepsTextsApartInsideAndReadable(string language)
    {
        foreach ((string name, Scene scene) in LeadFigures.All(language))
            ShouldBeLaidOut(scene, name);
    }

    [Fact]
    public void Survival_AnyCurves_KeepsTextsApart() =>
        Gen.Select(Curve.Array[1, 3], Options).Sample((curves, options) => ShouldBeLaidOut(SurvivalFigure.Draw(new SurvivalFigureInput
        {
            Title = "Title of a figure",
            MaxTime = 42,
            AtRiskTimes = AxisTicks.Months(42),
            Curves = curves,
            ConfidenceLevel = "80",
            SpreadCohorts = 200,
            Notice = "Reconstructed from published figures — not patient data",
            Notes = ["A note that is long enough to be wrapped over more than one line of the figure, whatever its width may be in points."],
        }, options), "survival"), iter: 150);

    [Fact]
    public void Comparison_AnyRates_KeepsTextsApart() =>
        Gen.Select(Gen.Select(Label, Gen.Double[0.02, 0.98], Gen.Double[0.02, 0.98], Gen.Double[1, 40]).Array[1, 7], Options).Sample((arms, options) =>
            ShouldBeLaidOut(ComparisonFigure.Draw(new ComparisonFigureInput
            {
                Title = "Comparison",
                MaxTime = 42,
                Arms = [.. arms.Select(arm => new ComparisonArm
                {
                    Label = arm.Item1,
                    Points = [new(12, arm.Item2) { Text = "66.7%" }, new(24, arm.Item3) { Text = "50.0%", ValueLower = arm.Item3 / 2, ValueUpper = (1 + arm.Item3) / 2 }],
                    Median = new(arm.Item4, arm.Item4 * 0.8, arm.Item4 < 20 ? arm.Item4 * 1.5 : null, "12.9 (95% CI 11.3–14.7)"),
                })],
                Notice = "Unadjusted comparison across trials.",
            }, options), "comparison"), iter: 150);

    [Fact]
    public void Bars_AnyRows_KeepsTextsApart() =>
        Gen.Select(Gen.Select(Label, Gen.Double[0, 100]).Array[1, 12], Options).Sample((rows, options) =>
            ShouldBeLaidOut(BarFigure.Draw(new BarFigureInput
            {
                Title = "Bars",
                Rows = [.. rows.Select(row => new BarRow(row.Item1, row.Item2, "29/30 (96.7%)"))],
                WholeLabel = "Any grade",
            }, options), "bars"), iter: 150);

    [Fact]
    public void Intervals_AnyAxis_KeepsTextsApart() =>
        Gen.Select(Gen.Select(Label, Gen.Double[0.01, 50], Gen.Bool).Array[1, 8], Gen.Double[0.01, 0.9], Gen.Double[1.1, 60], Gen.Bool, Options).Sample((rows, from, to, log, options) =>
            ShouldBeLaidOut(IntervalFigure.Draw(new IntervalFigureInput
            {
                Title = "Intervals",
                LabelHeading = "Quantity",
                ColumnHeadings = ["HR (95% CI)"],
                Rows = [.. rows.Select(row => new IntervalRow { Label = row.Item1, IsHeading = row.Item3, Estimate = row.Item2, Lower = row.Item2 / 2, Texts = ["0.71 (0.60–0.86)"] })],
                AxisTitle = "Hazard ratio",
                From = from,
                To = to,
                Logarithmic = log,
            }, options), "intervals"), iter: 150);

    [Fact]
    public void Incidence_AnyCurves_KeepsTextsApart() =>
        Gen.Select(Gen.Select(Label, Gen.Double[0.001, 0.3].Array[1, 12]).Array[1, 3], Gen.Double[0.05, 1], Options).Sample((groups, highest, options) =>
            ShouldBeLaidOut(IncidenceFigure.Draw(new IncidenceFigureInput
            {
                Title = "Cumulative incidence",
                MaxTime = 43,
                MaxValue = highest,
                AtRiskTimes = AxisTicks.Months(42),
                Groups = [.. groups.Select(group => new IncidenceGroup
                {
                    Label = group.Item1,
                    Curves = [Rising("Cause 1", group.Item2), Rising("Cause 2", group.Item2)],
                    LastTime = 40,
                    AtRisk = [.. AxisTicks.Months(42).Select(time => (int?)(12000 - time))],
                })],
                ConfidenceLevel = "95",
                Notes = ["A note."],
            }, options), "incidence"), iter: 150);

    [Fact]
    public void Incidence_OtherCauses_NamesTheGroup() =>
        Should.Throw<ArgumentException>(() => IncidenceFigure.Draw(new IncidenceFigureInput
        {
            Title = "",
            MaxTime = 42,
            AtRiskTimes = AxisTicks.Months(42),
            Groups = [new() { Label = "A", Curves = [Rising("Cause 1", [0.1])], LastTime = 40 }, new() { Label = "B", Curves = [Rising("Cause 2", [0.1])], LastTime = 40 }],
        }, LeadFigures.Options("en"))).Message.ShouldContain("'B' has other causes than 'A'.");

    [Fact]
    public void Incidence_RisesFromZeroByItsSteps()
    {
        Scene scene = IncidenceFigure.Draw(new IncidenceFigureInput
        {
            Title = "",
            MaxTime = 10,
            MaxValue = 0.5,
            AtRiskTimes = [0, 5, 10],
            Groups = [new() { Label = "A", Curves = [new("Cause 1", [new(0, 0), new(5, 0.25)])], LastTime = 10 }],
        }, LeadFigures.Options("en"));
        double zero = scene.Texts().Single(text => text is { Content: "0", Anchor: TextAnchor.End }).At.Y;
        double half = scene.Texts().Single(text => text is { Content: "50", Anchor: TextAnchor.End }).At.Y;
        IReadOnlyList<ScenePoint> line = scene.Elements.OfType<SceneGroup>().Single().Elements.OfType<PathShape>().Single().Points;
        line.Count.ShouldBe(4);
        (line[0].Y - line[^1].Y).ShouldBe((zero - half) / 2, 1e-9);
        line[2].X.ShouldBe((line[0].X + line[3].X) / 2, 1e-9);
    }

    [Fact]
    public void Panels_AnyAxes_KeepsTextsApart() =>
        Gen.Select(Gen.Select(Label, Gen.Double[-500, 500], Gen.Double[0.01, 900], Gen.Double[0.001, 2000]).Array[1, 6], Options).Sample((panels, options) =>
            ShouldBeLaidOut(PanelFigure.Draw(new PanelFigureInput
            {
                Title = "Panels",
                Panels = [.. panels.Select(panel => Panel(panel.Item1, panel.Item2, panel.Item3, panel.Item4))],
                ReferenceLabel = "Coefficient of the model",
                Notes = ["A note that is long enough to be wrapped over more than one line of the figure, whatever its width may be in points."],
            }, options), "panels"), iter: 150);

    [Fact]
    public void Panels_EmptyAxis_IsNamed() =>
        Should.Throw<ArgumentException>(() => PanelFigure.Draw(new PanelFigureInput { Title = "", Panels = [Panel("A", 1, 0, 1)] }, LeadFigures.Options("en")))
            .Message.ShouldContain("The axis 'Height' ends at 1");

    [Fact]
    public void Panels_Steps_HoldTheirHeight()
    {
        FigurePanel panel = Panel("A", 0, 1, 1) with { Series = [new(PanelMark.Steps, [new(0, 0.25), new(1, 0.75)]) { Label = "steps" }] };
        Scene scene = PanelFigure.Draw(new PanelFigureInput { Title = "", Panels = [panel] }, LeadFigures.Options("en"));
        IReadOnlyList<ScenePoint> line = scene.Elements.OfType<SceneGroup>().Single().Elements.OfType<PathShape>().Single().Points;
        line.Count.ShouldBe(3);
        line[1].ShouldBe(new ScenePoint(line[2].X, line[0].Y));
        line[2].Y.ShouldBeLessThan(line[1].Y);
    }

    [Fact]
    public void Survival_NumbersAtRisk_StandUnderTheirTicks()
    {
        TextShape[] texts = [.. LeadFigures.All("en")["pfs"].Texts()];
        double[] ticks = [.. AxisTicks.Months(36).Select(tick => texts.First(t => t.Anchor == TextAnchor.Middle && string.Equals(t.Content, AxisTicks.Label(tick), StringComparison.Ordinal)).At.X)];
        double row = texts.Single(t => string.Equals(t.Content, "17", StringComparison.Ordinal)).At.Y;
        TextShape[] counts = [.. texts.Where(t => t.At.Y == row && t.Anchor == TextAnchor.Middle)];
        counts.Select(t => t.Content).ShouldBe(["30", "17", "12", "9", "7", "3", "0"]);
        counts.Select(t => t.At.X).ShouldBe(ticks);
    }

    [Fact]
    public void Survival_CurveAtMedian_StandsAtHalfHeight()
    {
        SurvivalFigureInput input = LeadFigures.ProgressionFree("en");
        Scene scene = SurvivalFigure.Draw(input, LeadFigures.Options("en"));
        double zero = scene.Texts().First(t => t.Content is "0").At.Y;
        double hundred = scene.Texts().First(t => t.Content is "100").At.Y;
        SceneGroup curve = scene.Elements.OfType<SceneGroup>().Single(group => string.Equals(group.Title, "LEAD (n = 30)", StringComparison.Ordinal));
        IReadOnlyList<ScenePoint> line = curve.Elements.OfType<PathShape>().Single().Points;
        (line[0].Y - line[^1].Y).ShouldBe(-0.8 * (zero - hundred), 1e-9);
        line.Count.ShouldBe(50);
    }

    [Fact]
    public void Survival_AtRiskOfAnotherLength_NamesTheCurve()
    {
        SurvivalFigureInput input = LeadFigures.ProgressionFree("en");
        SurvivalFigureInput wrong = input with { Curves = [input.Curves[0] with { AtRisk = [30, 20] }] };
        Should.Throw<ArgumentException>(() => SurvivalFigure.Draw(wrong, LeadFigures.Options("en"))).Message
            .ShouldContain("'LEAD (n = 30)' has 2 numbers at risk for 7 times.");
    }

    [Fact]
    public void Design_MarkOutsideTheCycles_NamesTheLane()
    {
        DesignFigureInput input = LeadFigures.Design("en") with { Lanes = [new DesignLane { Label = "Etoposide", Marks = [new(5, 1)] }] };
        Should.Throw<ArgumentException>(() => DesignFigure.Draw(input, LeadFigures.Options("en"))).Message
            .ShouldContain("Lane 'Etoposide': cycle 5 day 1 lies outside 4 cycles of 21 days.");
    }

    [Fact]
    public void Design_Fractions_AreFiveBarsInCycleOne()
    {
        SceneGroup lane = LeadFigures.All("en")["design"].Elements.OfType<SceneGroup>().First();
        lane.Title.ShouldBe("Low-dose radiotherapy");
        lane.Elements.OfType<RectangleShape>().Count().ShouldBe(5);
    }

    [Theory]
    [InlineData(36, new double[] { 0, 6, 12, 18, 24, 30, 36 })]
    [InlineData(24, new double[] { 0, 3, 6, 9, 12, 15, 18, 21, 24 })]
    [InlineData(5, new double[] { 0, 1, 2, 3, 4, 5 })]
    public void Months_End_GivesWholeSteps(double end, double[] ticks) => AxisTicks.Months(end).ShouldBe(ticks);

    [Theory]
    [InlineData(424, new double[] { 0, 100, 200, 300, 400, 500 })]
    [InlineData(20, new double[] { 0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20 })]
    [InlineData(0.3, new double[] { 0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3 })]
    public void Covering_Time_GivesRoundStepsPastIt(double last, double[] ticks) => AxisTicks.Covering(last).ShouldBe(ticks);

    [Fact]
    public void Linear_Range_GivesRoundTicks() => AxisTicks.Linear(-0.2, 0.55).ShouldBe([-0.2, 0, 0.2, 0.4]);

    [Fact]
    public void Logarithmic_Range_GivesOneTwoFive() => AxisTicks.Logarithmic(0.25, 4).Select(AxisTicks.Label).ShouldBe(["0.5", "1", "2"]);

    [Fact]
    public void Label_Zero_HasNoSign() => AxisTicks.Label(AxisTicks.Months(36)[0]).ShouldBe("0");

    private static IncidenceCurve Rising(string cause, double[] rises)
    {
        List<CurveStep> steps = [new(0, 0, 0, 0)];
        foreach (double rise in rises)
            steps.Add(new(steps.Count * 3, steps[^1].Value + ((1 - steps[^1].Value) * rise), steps[^1].Value / 2, (1 + steps[^1].Value) / 2));
        return new IncidenceCurve(cause, steps);
    }

    private static FigurePanel Panel(string heading, double from, double height, double width) => new()
    {
        Heading = heading,
        Across = new PlotAxis("Time (months), log scale", 0, width, [.. Enumerable.Range(0, 9).Select(i => new AxisTick(width * i * i / 64, AxisTicks.Label(width * i)))]),
        Upwards = new PlotAxis("Height", from, from + height, height > 0 ? [.. AxisTicks.Linear(from, from + height, 8).Select(t => new AxisTick(t, AxisTicks.Label(t)))] : []),
        Series =
        [
            new(PanelMark.Points, [new(width / 3, from + (height / 3))]) { Label = "Scaled Schoenfeld residual" },
            new(PanelMark.Line, [new(0, from), new(width, from + height)]) { Label = "Local linear smooth", Style = 3 },
        ],
        Reference = from + (height / 2),
    };

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    internal static void ShouldBeLaidOut(Scene scene, string name, double least = 7)
    {
        TextShape[] texts = [.. scene.Texts().Where(text => text.Content.Length > 0)];
        SceneBox[] boxes = [.. texts.Select(text => text.Bounds())];
        SceneBox page = new(0, 0, scene.Width, scene.Height);
        for (int i = 0; i < boxes.Length; i++)
        {
            page.Contains(boxes[i]).ShouldBeTrue($"{name}: '{texts[i].Content}' leaves the page: {boxes[i]}");
            texts[i].Size.ShouldBeGreaterThanOrEqualTo(least, name);
            for (int j = 0; j < i; j++)
                boxes[i].Overlaps(boxes[j]).ShouldBeFalse($"{name}: '{texts[i].Content}' {boxes[i]} on '{texts[j].Content}' {boxes[j]}");
        }
    }

    private static SurvivalCurve MakeCurve(string label, double[] drops, double scale, bool early)
    {
        List<CurveStep> steps = [new(0, 1)];
        double value = 1;
        for (int i = 0; i < drops.Length; i++)
        {
            value *= drops[i];
            steps.Add(new((i + 1) * scale, value, value / 2, (1 + value) / 2));
        }
        double median = early ? 3 : 30;
        return new SurvivalCurve
        {
            Label = label,
            Steps = steps,
            LastTime = (drops.Length + 1) * scale,
            Median = new(median, median * 0.7, early ? 5 : null, "Median 8.3 months (80% CI 4.8–12.3)"),
            Landmarks = [new(12, HeightAt(12), "40.0%"), new(24, HeightAt(24), "23.3%")],
            AtRisk = [.. AxisTicks.Months(42).Select(t => t > 30 ? null : (int?)(1000 - t))],
        };

        double HeightAt(double time) => steps.Last(step => step.Time <= time).Value;
    }
}
