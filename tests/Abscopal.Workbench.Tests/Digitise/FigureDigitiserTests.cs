using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Workbench.Digitise;
using SkiaSharp;

namespace Abscopal.Workbench.Tests.Digitise;

public sealed class FigureDigitiserTests : IDisposable
{
    private static readonly AxisCalibration Axes = AxisCalibration.Box(60, 20, 660, 420, 30);
    private static readonly CurveColour Blue = new("blue", 30, 90, 200);
    private static readonly CurveColour Orange = new("orange", 230, 120, 20);
    private static readonly (double Time, double Level)[] BlueSteps = [(2, 0.9), (4, 0.85), (7, 0.7), (12, 0.52), (13, 0.5), (20, 0.3), (26, 0.25)];
    private static readonly (double Time, double Level)[] OrangeSteps = [(1, 0.95), (5, 0.9), (8, 0.6), (11, 0.4), (18, 0.35), (22, 0.1)];
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TwoCurves_CrossingWithTicksAndGrid_AreTracedToTwoPixels()
    {
        FigureDigitisation result = FigureDigitiser.Digitise(Figure(), new FigureDigitiserOptions { Axes = Axes, Curves = [Blue, Orange] });
        Check(result.Curves[0], BlueSteps, 29);
        Check(result.Curves[1], OrangeSteps, 28);
        using SKBitmap overlay = SKBitmap.Decode(result.Overlay);
        (overlay.Width, overlay.Height).ShouldBe((700, 460));
        overlay.GetPixel(600, 100).ShouldBe(SKColors.White);
        overlay.GetPixel(170, 76).Blue.ShouldBeGreaterThan(overlay.GetPixel(170, 76).Red);
    }

    [Fact]
    public void Job_OnAFigure_WritesCurvesAndOverlay()
    {
        string figure = Path.Combine(_folder, "figure.png");
        File.WriteAllBytes(figure, Figure());
        DigitiseJob.Run(new DigitiseRequest(figure, new FigureDigitiserOptions { Axes = Axes, Curves = [Blue, Orange] }, Path.Combine(_folder, "out")));
        Directory.GetFiles(Path.Combine(_folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["curve-blue.csv", "curve-orange.csv", "overlay.png"]);
        File.ReadLines(Path.Combine(_folder, "out", "curve-blue.csv")).First().ShouldBe("time,survival");
    }

    [Fact]
    public void Colours_NotGiven_AreFound() =>
        FigureDigitiser.Digitise(Figure(), new FigureDigitiserOptions { Axes = Axes }).Curves.Select(c => c.Survival[^1]).Order().ShouldBe([0.1, 0.25], 1.0 / 400);

    [Fact]
    public void Picture_WithoutTheColour_IsRefused() =>
        Should.Throw<InvalidInputException>(() => FigureDigitiser.Digitise(Figure(), new FigureDigitiserOptions { Axes = Axes, Curves = [new CurveColour("green", 0, 160, 60)] }))
            .Message.ShouldContain("no curve of colour 0,160,60");

    [Fact]
    public void Axes_OutsideThePicture_AreRefused() =>
        Should.Throw<InvalidInputException>(() => FigureDigitiser.Digitise(Figure(), new FigureDigitiserOptions { Axes = Axes with { XPixel2 = 900 }, Curves = [Blue] }))
            .Message.ShouldContain("column 900");

    [Fact]
    public void Bytes_ThatAreNoPicture_AreRefused() =>
        Should.Throw<InvalidInputException>(() => FigureDigitiser.Digitise([1, 2, 3, 4], new FigureDigitiserOptions { Axes = Axes, Curves = [Blue] }))
            .Message.ShouldContain("is not a picture");

    private static void Check(DigitisedCurve curve, (double Time, double Level)[] steps, double end)
    {
        // A smoothed corner may be two; what counts is where the curve passes half of each fall, and its level after it.
        curve.Times[0].ShouldBe(0);
        double before = 1;
        foreach ((double time, double level) in steps)
        {
            int fall = Enumerable.Range(0, curve.Times.Length).First(i => curve.Survival[i] < 0.5 * (before + level));
            curve.Times[fall].ShouldBe(time, 2 * 30.0 / 600);
            curve.Survival[Enumerable.Range(0, curve.Times.Length).Last(i => curve.Times[i] <= time + 0.15)].ShouldBe(level, 1.0 / 400);
            before = level;
        }

        curve.Times[^1].ShouldBe(end, 0.1);
    }

    private static byte[] Figure()
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(700, 460, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        using var grid = new SKPaint { Color = new SKColor(210, 210, 210), StrokeWidth = 1, IsAntialias = true, Style = SKPaintStyle.Stroke };
        using var axis = new SKPaint { Color = SKColors.Black, StrokeWidth = 2, IsAntialias = true, Style = SKPaintStyle.Stroke };
        for (int k = 0; k <= 4; k++) surface.Canvas.DrawLine(60, 20 + (100 * k), 660, 20 + (100 * k), grid);
        surface.Canvas.DrawLine(60, 20, 60, 420, axis);
        surface.Canvas.DrawLine(60, 420, 660, 420, axis);
        Draw(surface.Canvas, Blue, BlueSteps, 29, [5.5, 9.3, 16, 23.1, 28]);
        Draw(surface.Canvas, Orange, OrangeSteps, 28, [3.1, 9.6, 15.2, 25]);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Draw(SKCanvas canvas, CurveColour colour, (double Time, double Level)[] steps, double end, double[] ticks)
    {
        using var ink = new SKPaint { Color = new SKColor(colour.Red, colour.Green, colour.Blue), StrokeWidth = 2, IsAntialias = true, Style = SKPaintStyle.Stroke };
        var points = new List<SKPoint> { At(0, 1) };
        double level = 1;
        foreach ((double time, double next) in steps)
        {
            points.Add(At(time, level));
            points.Add(At(time, next));
            level = next;
        }

        points.Add(At(end, level));
        for (int i = 1; i < points.Count; i++) canvas.DrawLine(points[i - 1], points[i], ink);
        foreach (double tick in ticks)
        {
            SKPoint middle = At(tick, steps.Last(s => s.Time <= tick).Level);
            canvas.DrawLine(middle.X, middle.Y - 5, middle.X, middle.Y + 5, ink);
        }
    }

    private static SKPoint At(double time, double level) => new((float)(60 + (20 * time)), (float)(420 - (400 * level)));
}
