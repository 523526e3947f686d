using System.Globalization;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Digitise;
using SkiaSharp;

namespace Abscopal.Workbench.Tests.Digitise;

/// <summary>Figures that R drew of 228 known patients (Figures/make.R), from the file to the points, against the patients.</summary>
public sealed class PrintedFigureTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string Figures = Path.Combine(AppContext.BaseDirectory, "Digitise", "Figures");
    private static readonly CurveColour[] Inks = [new("male", 0x1f, 0x4f, 0xbf), new("female", 0xd9, 0x5f, 0x02)];
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // One row of pixels is 0.26 percentage points, in the small figure 0.47.
    [Theory]
    [InlineData("plain.png", 0.15)]
    [InlineData("ticks-grid-legend.png", 0.25)]
    [InlineData("dashed.png", 0.35)]
    [InlineData("dotted.png", 0.35)]
    [InlineData("thin.png", 0.15)]
    [InlineData("limits.png", 0.35)]
    [InlineData("thick.png", 0.35)]
    [InlineData("thick.svg", 0.001)]
    [InlineData("ribbons.png", 0.25)]
    [InlineData("transparent.png", 0.25)]
    [InlineData("small.png", 0.5)]
    [InlineData("smeared.jpg", 0.25)]
    [InlineData("limits.svg", 0.001)]
    public void Curves_OfAFigure_AreNearThePatients(string figure, double most)
    {
        FigureDigitisation given = Digitise(figure, Inks);
        double[] errors = [.. given.Curves.Select(c => MeanError(c, c.Label))];
        string found = "every line that falls";
        if (figure is "limits.svg") Digitise(figure, []).Curves.Count.ShouldBe(6);
        else
        {
            // Without colours they are found: two, each the curve of another arm.
            FigureDigitisation looked = Digitise(figure, []);
            looked.Curves.Count.ShouldBe(2);
            double straight = Math.Max(MeanError(looked.Curves[0], "male"), MeanError(looked.Curves[1], "female"));
            double crossed = Math.Max(MeanError(looked.Curves[0], "female"), MeanError(looked.Curves[1], "male"));
            Math.Min(straight, crossed).ShouldBeLessThan(most);
            found = Math.Min(straight, crossed).ToString("0.00", CultureInfo.InvariantCulture);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {figure} | {errors[0]:0.00} | {errors[1]:0.00} | {found} |"));
        errors.ShouldAllBe(e => e < most);
        File.Exists(Path.Combine(_folder, figure, given.OverlayFile)).ShouldBeTrue();
    }

    // Three lines of one colour an arm: the curve and its limits.
    [Theory]
    [InlineData("limits.png")]
    [InlineData("limits.svg")]
    [InlineData("thick.svg")]
    public void Figure_WithMoreOfAColour_IsToldApart(string figure) =>
        Digitise(figure, Inks).Notes.Count(n => n.Contains("another curve of that colour, or its limits", StringComparison.Ordinal)).ShouldBe(2);

    [Theory]
    [InlineData("plain.png")]
    [InlineData("ticks-grid-legend.png")]
    [InlineData("ribbons.png")]
    public void Figure_WithOneCurveAColour_HasNothingToTell(string figure) => Digitise(figure, Inks).Notes.ShouldBeEmpty();

    // A white legend lies on the curve of the women from month 11 to 17; its own sample of the colour shows between.
    [Fact]
    public void Falls_ThatALegendCovers_AreCounted()
    {
        FigureDigitisation covered = Digitise("covered.png", Inks);
        covered.Notes.ShouldHaveSingleItem().ShouldContain("falls of 'female' where it was hidden by a legend, another curve or between dashes: 1, for 0.");
        MeanError(covered.Curves[0], "male").ShouldBeLessThan(0.25);
    }

    [Fact]
    public void Curve_ThatEndsUnderALegend_IsToldToGoOn()
    {
        using SKBitmap picture = SKBitmap.Decode(Path.Combine(Figures, "plain.png"));
        using var canvas = new SKCanvas(picture);
        using var paper = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(200, 100, 120, 110, paper);
        using SKData png = picture.Encode(SKEncodedImageFormat.Png, 100);
        FigureDigitisation cut = FigureDigitiser.Digitise(png.ToArray(), new FigureDigitiserOptions { Axes = Axes("plain.png"), Curves = Inks });
        cut.Notes.ShouldContain(n => n.Contains("the colour of 'female' is seen again after the traced curve ends at 8", StringComparison.Ordinal), string.Join('\n', cut.Notes));
    }

    [Fact]
    public void ThinLines_BesideAThickOneOfTheirColour_AreItsLimits() =>
        Digitise("thick.svg", []).Notes.ShouldHaveSingleItem().ShouldContain("thinner or paler than another of their colour: 4");

    [Fact]
    public void Jpeg_IsReadAndSaidToBeWorse() => Digitise("smeared.jpg", Inks).Notes.ShouldHaveSingleItem().ShouldContain("a JPEG smears the colours");

    [Theory]
    [InlineData("black.png", "an SVG, where lines are told apart")]
    [InlineData("black.svg", "no --colour: then every line that falls is a curve")]
    public void TwoCurves_OfOneColour_AreRefusedByName(string figure, string allowed)
    {
        CurveColour[] black = [new("male", 0, 0, 0), new("female", 0, 0, 0)];
        string message = Should.Throw<InvalidInputException>(() => Digitise(figure, black)).Message;
        message.ShouldContain("the curves 'male' and 'female' have one colour and cannot be told apart");
        message.ShouldContain(allowed);
        Directory.Exists(Path.Combine(_folder, figure)).ShouldBeFalse();
    }

    // Told apart by their lines, not by their colour; in a raster the solid one is traced and the other told of.
    [Fact]
    public void TwoCurves_OfOneColourInSvg_AreFoundWithoutColours()
    {
        DigitisedCurve[] curves = [.. Digitise("black.svg", []).Curves];
        curves.Length.ShouldBe(2);
        MeanError(curves[0], "male").ShouldBeLessThan(0.001);
        MeanError(curves[1], "female").ShouldBeLessThan(0.001);
        FigureDigitisation raster = Digitise("black.png", []);
        MeanError(raster.Curves.ShouldHaveSingleItem(), "male").ShouldBeLessThan(0.15);
        raster.Notes.ShouldHaveSingleItem().ShouldContain("more of the colour of 'curve1' runs beside");
    }

    [Theory]
    [InlineData("plain.png")]
    [InlineData("smeared.jpg")]
    public void Picture_CutShort_IsRefused(string figure)
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(Figures, figure));
        Should.Throw<InvalidInputException>(() => FigureDigitiser.Digitise(whole[..(whole.Length / 2)], new FigureDigitiserOptions { Axes = Axes(figure), Curves = Inks }))
            .Message.ShouldContain("is a broken picture");
    }

    private FigureDigitisation Digitise(string figure, IReadOnlyList<CurveColour> colours) =>
        DigitiseJob.Run(new DigitiseRequest(Path.Combine(Figures, figure), new FigureDigitiserOptions { Axes = Axes(figure), Curves = colours }, Path.Combine(_folder, figure)));

    private static AxisCalibration Axes(string figure)
    {
        string row = File.ReadLines(Path.Combine(Figures, "figures.csv")).Single(l => l.StartsWith(figure + ",", StringComparison.Ordinal));
        double[] v = [.. row.Split(',').Skip(1).Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
        return new AxisCalibration(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    }

    // Percentage points, over 1000 times to the end of the arm.
    private static double MeanError(DigitisedCurve curve, string arm)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", $"lung_os_sex_{arm}__true_ipd.csv")).Skip(1).Select(l => l.Split(','))];
        double[] times = [.. rows.Select(r => double.Parse(r[0], CultureInfo.InvariantCulture))];
        KaplanMeierCurve truth = KaplanMeier.Estimate(SurvivalData.FromTimes(times, [.. rows.Select(r => r[1] is "1")]));
        double sum = 0;
        const int Grid = 1000;
        for (int i = 0; i < Grid; i++)
        {
            double time = (i + 0.5) / Grid * times.Max();
            int place = Enumerable.Range(0, curve.Times.Length).LastOrDefault(k => curve.Times[k] <= time);
            sum += Math.Abs(curve.Survival[place] - truth.At(time).Survival.Value);
        }

        return 100 * sum / Grid;
    }
}
