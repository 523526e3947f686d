using System.Globalization;
using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// Colours of curves where none were given: hues, not greys, that show in many columns of the plot; black where there is no
// hue. The smoothed edge of a line is a tint of its colour, so that columns are counted by hue; of a hue's tints the one
// stands for it that is both frequent and strong.
internal static class ColourSearch
{
    private const double LeastCover = 0.15, LeastTint = 0.05, NearStrongest = 0.85;
    private const int LeastHue = 60, LeastHueOfLossy = 24, PaperOfLossy = 225;
    private const int Bins = 30;

    public static IReadOnlyList<CurveColour> Find(Raster raster, AxisCalibration axes)
    {
        int left = (int)Math.Max(0, Math.Min(axes.XPixel1, axes.XPixel2) + 3), right = (int)Math.Min(raster.Width - 1, Math.Max(axes.XPixel1, axes.XPixel2) - 3);
        int top = (int)Math.Max(0, Math.Min(axes.Row(0), axes.Row(1)) - 2), bottom = (int)Math.Min(raster.Height - 1, Math.Max(axes.Row(0), axes.Row(1)) + 2);
        int[] columns = new int[Bins];
        var tints = new Dictionary<SKColor, int>();
        for (int x = left; x <= right; x++)
        {
            var seen = new HashSet<SKColor>();
            for (int y = top; y <= bottom; y++)
            {
                SKColor pixel = raster[x, y];
                if (CurveInk.Chroma(pixel.Red, pixel.Green, pixel.Blue) < (raster.IsLossy ? LeastHueOfLossy : LeastHue)) continue;
                // Lossy paper is tinted around lines.
                if (!raster.IsLossy || pixel.Green < PaperOfLossy) seen.Add(pixel);
            }

            foreach (int bin in seen.Select(Bin).Distinct()) columns[bin]++;
            foreach (SKColor tint in seen) tints[tint] = tints.GetValueOrDefault(tint) + 1;
        }

        var found = new List<CurveColour>();
        var taken = new HashSet<int>();
        foreach (int bin in Enumerable.Range(0, Bins).OrderByDescending(b => columns[b]).ThenBy(b => b))
        {
            if (columns[bin] < LeastCover * (right - left)) break;
            if (taken.Contains(bin)) continue;
            // A hue on the border of two parts of the circle falls into both.
            int[] near = [(bin + Bins - 1) % Bins, bin, (bin + 1) % Bins];
            taken.UnionWith(near);
            SKColor[] ranked = [.. tints.Where(t => near.Contains(Bin(t.Key))).OrderByDescending(t => t.Value * CurveInk.Chroma(t.Key.Red, t.Key.Green, t.Key.Blue)).ThenBy(t => (uint)t.Key).Select(t => t.Key)];
            // A lossy picture has each tint but once or twice: the strongest tenth of them together.
            SKColor colour = raster.IsLossy ? Mean(ranked[..Math.Max(1, ranked.Length / 10)]) : Strong(ranked, tints, (int)(LeastTint * (right - left)));
            found.Add(new CurveColour(string.Create(CultureInfo.InvariantCulture, $"curve{found.Count + 1}"), colour.Red, colour.Green, colour.Blue));
        }

        return found.Count > 0 ? found : [new CurveColour("curve1", 0, 0, 0)];
    }

    // Of tints that are frequent, those near the strongest are the line, the others its edges, its limits and their shade.
    private static SKColor Strong(SKColor[] ranked, Dictionary<SKColor, int> tints, int least)
    {
        SKColor[] frequent = [.. ranked.Where(t => tints[t] >= least)];
        if (frequent.Length == 0) return ranked[0];
        int most = frequent.Max(t => CurveInk.Chroma(t.Red, t.Green, t.Blue));
        return frequent.Where(t => CurveInk.Chroma(t.Red, t.Green, t.Blue) >= NearStrongest * most).MaxBy(t => tints[t]);
    }

    private static SKColor Mean(SKColor[] tints) =>
        new((byte)tints.Average(t => t.Red), (byte)tints.Average(t => t.Green), (byte)tints.Average(t => t.Blue));

    private static int Bin(SKColor colour)
    {
        colour.ToHsv(out float hue, out _, out _);
        return (int)(hue / 360 * Bins) % Bins;
    }
}
