using Abscopal.Evidence.Curves;
using Abscopal.Input;
using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

/// <summary>Traces survival curves in a raster figure by their colours.</summary>
public static class FigureDigitiser
{
    // Red, green and blue apart by less are one colour to the eye.
    private const double SameColour = 24;

    /// <summary>Traces the curves of a figure.</summary>
    /// <param name="picture">The bytes of a PNG, a JPEG (or another raster that Skia reads).</param>
    /// <param name="options">Axes, in pixels, and colours; without a colour the hues that run across the plot are taken.</param>
    /// <param name="name">The name of the figure for messages.</param>
    /// <exception cref="InvalidInputException">Not a picture, axes outside of it or of no length, or no curve of a colour.</exception>
    public static FigureDigitisation Digitise(byte[] picture, FigureDigitiserOptions options, string name = "figure")
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(options);
        using SKData data = SKData.CreateCopy(picture);
        using SKCodec codec = SKCodec.Create(data) ?? throw Wrong(name, "is not a picture", "a PNG file");
        using var bitmap = new SKBitmap(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success) throw Wrong(name, "is a broken picture", "a PNG file that is whole");
        Check(bitmap, options, name);
        var curves = new List<DigitisedCurve>();
        var notes = new List<string>();
        var raster = new Raster(bitmap, codec.EncodedFormat is SKEncodedImageFormat.Jpeg);
        if (raster.IsLossy) notes.Add("a JPEG smears the colours of thin lines; a PNG or SVG of the same figure gives more");
        IReadOnlyList<CurveColour> colours = options.Curves.Count > 0 ? options.Curves : ColourSearch.Find(raster, options.Axes);
        foreach (CurveColour colour in colours)
        {
            var tracer = new StepTracer(raster, options, colour, colours);
            List<(double Column, double Row)> corners = tracer.Trace();
            notes.AddRange(Notes(tracer, colour.Label, options.Axes, corners));
            if (corners.Count < 2 && options.Curves.Count == 0)
                throw Wrong(name, "neither a hue nor black runs across the plot from its upper left corner", "axes that hold the curves, and the colour of each");
            if (corners.Count < 2)
                throw Wrong(name, FormattableString.Invariant($"there is no curve of colour {colour.Red},{colour.Green},{colour.Blue} ('{colour.Label}') within the axes"), "the colour of a curve, or a wider tolerance");
            curves.Add(new DigitisedCurve(
                corners.Select(c => Math.Max(0, options.Axes.Time(c.Column))),
                corners.Select(c => Math.Clamp(options.Axes.Survival(c.Row), 0, 1)),
                colour.Label));
        }

        return new FigureDigitisation(curves, Overlay(bitmap, options, curves), "overlay.png") { Notes = notes };
    }

    private static IEnumerable<string> Notes(StepTracer tracer, string label, AxisCalibration axes, List<(double Column, double Row)> corners)
    {
        if (tracer.HiddenFalls > 0)
            yield return FormattableString.Invariant($"falls of '{label}' where it was hidden by a legend, another curve or between dashes: {tracer.HiddenFalls}, for {axes.Time(tracer.LongestHidden) - axes.Time(0):0.##} at most; they are put midway");
        if (tracer.HasMoreBeside)
            yield return $"more of the colour of '{label}' runs beside the curve that was traced: another curve of that colour, or its limits";
        if (tracer.HasMoreAfter)
            yield return FormattableString.Invariant($"the colour of '{label}' is seen again after the traced curve ends at {axes.Time(corners[^1].Column):0.##}: something covers the curve, or another line has its colour");
    }

    private static void Check(SKBitmap bitmap, FigureDigitiserOptions options, string name)
    {
        AxisCalibration axes = options.Axes;
        axes.ThrowIfPointsCoincide(name);
        ThrowIfColoursAreTheSame(options.Curves, name);
        foreach (double column in (double[])[axes.XPixel1, axes.XPixel2])
        {
            if (!(column >= 0 && column <= bitmap.Width)) throw Wrong(name, FormattableString.Invariant($"column {column} of the time axis is outside the picture"), FormattableString.Invariant($"0 to {bitmap.Width}"));
        }

        foreach (double row in (double[])[axes.YPixel1, axes.YPixel2])
        {
            if (!(row >= 0 && row <= bitmap.Height)) throw Wrong(name, FormattableString.Invariant($"row {row} of the survival axis is outside the picture"), FormattableString.Invariant($"0 to {bitmap.Height}"));
        }
    }

    private static void ThrowIfColoursAreTheSame(IReadOnlyList<CurveColour> curves, string name)
    {
        for (int i = 0; i < curves.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double r = curves[i].Red - curves[j].Red, g = curves[i].Green - curves[j].Green, b = curves[i].Blue - curves[j].Blue;
                if ((r * r) + (g * g) + (b * b) < SameColour * SameColour)
                    throw Wrong(name, $"the curves '{curves[j].Label}' and '{curves[i].Label}' have one colour and cannot be told apart", "curves of different colours, or an SVG, where lines are told apart");
            }
        }
    }

    private static byte[] Overlay(SKBitmap bitmap, FigureDigitiserOptions options, List<DigitisedCurve> curves)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(bitmap.Width, bitmap.Height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("Skia cannot make the overlay picture.");
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        using var veil = new SKPaint { Color = new SKColor(255, 255, 255, 110) };
        canvas.DrawRect(0, 0, bitmap.Width, bitmap.Height, veil);
        SKColor[] inks = [SKColors.Black, new SKColor(200, 0, 200), new SKColor(0, 120, 0), new SKColor(0, 60, 220)];
        for (int c = 0; c < curves.Count; c++)
        {
            using var ink = new SKPaint { Color = inks[c % inks.Length], StrokeWidth = 1, IsAntialias = false, Style = SKPaintStyle.Stroke };
            SKPoint[] points = [.. curves[c].Times.Select((t, i) => new SKPoint((float)options.Axes.Column(t), (float)options.Axes.Row(curves[c].Survival[i])))];
            canvas.DrawPoints(SKPointMode.Polygon, points, ink);
        }

        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static InvalidInputException Wrong(string name, string what, string allowed) => new(new InputProblem(what, name, Allowed: allowed));
}
