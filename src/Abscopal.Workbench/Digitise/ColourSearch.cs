using System.Globalization;
using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// Colours of curves where none were given: hues, not greys, that show in many columns of the plot; black where there is no hue.
internal static class ColourSearch
{
    private const double LeastCover = 0.15;
    private const int LeastHue = 60;
    private const float SameHue = 12;

    public static IReadOnlyList<CurveColour> Find(SKBitmap bitmap, AxisCalibration axes, double tolerance)
    {
        int left = (int)Math.Max(0, Math.Min(axes.XPixel1, axes.XPixel2) + 3), right = (int)Math.Min(bitmap.Width - 1, Math.Max(axes.XPixel1, axes.XPixel2) - 3);
        int top = (int)Math.Max(0, Math.Min(axes.Row(0), axes.Row(1)) - 2), bottom = (int)Math.Min(bitmap.Height - 1, Math.Max(axes.Row(0), axes.Row(1)) + 2);
        var columns = new Dictionary<SKColor, int>();
        for (int x = left; x <= right; x++)
        {
            var seen = new HashSet<SKColor>();
            for (int y = top; y <= bottom; y++)
            {
                SKColor pixel = bitmap.GetPixel(x, y);
                if (pixel.Alpha > 200 && Hue(pixel) >= LeastHue) seen.Add(pixel);
            }

            foreach (SKColor colour in seen) columns[colour] = columns.GetValueOrDefault(colour) + 1;
        }

        var found = new List<CurveColour>();
        foreach ((SKColor colour, int count) in columns.OrderByDescending(c => c.Value).ThenBy(c => (uint)c.Key))
        {
            if (count < LeastCover * (right - left)) break;
            // The smoothed edge of a line is a tint of its colour: the same hue.
            if (found.Exists(f => Distance(f, colour) < tolerance || Turn(f, colour) < SameHue)) continue;
            found.Add(new CurveColour(string.Create(CultureInfo.InvariantCulture, $"curve{found.Count + 1}"), colour.Red, colour.Green, colour.Blue));
        }

        return found.Count > 0 ? found : [new CurveColour("curve1", 0, 0, 0)];
    }

    private static float Turn(CurveColour a, SKColor b)
    {
        new SKColor(a.Red, a.Green, a.Blue).ToHsv(out float one, out _, out _);
        b.ToHsv(out float other, out _, out _);
        float turn = Math.Abs(one - other);
        return Math.Min(turn, 360 - turn);
    }

    private static int Hue(SKColor c) => Math.Max(c.Red, Math.Max(c.Green, c.Blue)) - Math.Min(c.Red, Math.Min(c.Green, c.Blue));

    private static double Distance(CurveColour a, SKColor b)
    {
        double r = a.Red - b.Red, g = a.Green - b.Green, bl = a.Blue - b.Blue;
        return Math.Sqrt((r * r) + (g * g) + (bl * bl));
    }
}
