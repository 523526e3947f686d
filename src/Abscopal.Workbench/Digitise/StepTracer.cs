using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// Follows one step curve from left to right. A column that shows only the thickness of the stroke at the current level
// is a run; a taller column is a fall, or a censor tick if the level afterwards is the same; columns without the colour
// are where another curve lies on top.
internal sealed class StepTracer(SKBitmap bitmap, FigureDigitiserOptions options, CurveColour colour)
{
    private readonly record struct Run(int Top, int Bottom)
    {
        public int Height => Bottom - Top + 1;

        public double Middle => 0.5 * (Top + Bottom + 1);
    }

    private int _stroke;

    public List<(double Column, double Row)> Trace()
    {
        AxisCalibration axes = options.Axes;
        int left = (int)Math.Max(0, Math.Floor(axes.Column(0)) - 1);
        int top = (int)Math.Max(0, Math.Min(axes.Row(0), axes.Row(1)) - 4);
        int bottom = (int)Math.Min(bitmap.Height - 1, Math.Max(axes.Row(0), axes.Row(1)) + 4);
        List<Run>[] columns = [.. Enumerable.Range(left, bitmap.Width - left).Select(x => Runs(x, top, bottom))];
        if (columns.Count(c => c.Count > 0) < 5) return [];
        _stroke = columns.SelectMany(c => c).GroupBy(r => r.Height).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return Follow(columns, left, axes.Row(1));
    }

    private List<(double Column, double Row)> Follow(List<Run>[] columns, int left, double start)
    {
        var corners = new List<(double Column, double Row)>();
        double level = start, sum = 0;
        int count = 0, lastSeen = -1, firstTall = -1, lastTall = -1;
        double tallBottom = 0;
        int patience = (6 * _stroke) + 12;
        for (int x = 0; x < columns.Length; x++)
        {
            if (lastSeen >= 0 && x - lastSeen > patience && firstTall < 0 && !Returns(columns, x, level)) break;
            foreach (Run run in columns[x])
            {
                bool holds = run.Top - 1.5 <= level && level <= run.Bottom + 2.5;
                if (run.Height > _stroke + 1)
                {
                    if (!holds) continue;
                    firstTall = firstTall < 0 ? x : firstTall;
                    (lastTall, lastSeen, tallBottom) = (x, x, run.Bottom);
                    break;
                }

                if (Math.Abs(run.Middle - level) <= 1 || (corners.Count == 0 && count == 0 && holds))
                {
                    (sum, count, lastSeen, level) = (sum + run.Middle, count + 1, x, (sum + run.Middle) / (count + 1));
                    if (firstTall >= 0 && x > lastTall) firstTall = -1;
                    break;
                }

                if (run.Middle < level || (lastSeen >= 0 && firstTall < 0 && x - lastSeen > patience)) continue;
                double from = firstTall >= 0 ? 0.5 * (firstTall + lastTall + 1) : Math.Max(lastSeen + 1, x - 1);
                Fall(corners, left + from, level, run.Middle);
                (level, sum, count, lastSeen, firstTall) = (run.Middle, run.Middle, 1, x, -1);
                break;
            }
        }

        if (lastSeen < 0) return [];
        if (firstTall >= 0 && tallBottom - (0.5 * _stroke) > level + 2)
        {
            double low = tallBottom + 1 - (0.5 * _stroke);
            Fall(corners, left + (0.5 * (firstTall + lastTall + 1)), level, low);
            level = low;
        }

        if (corners.Count == 0) corners.Add((left, level));
        corners.Add((left + lastSeen + 1, level));
        return corners;
    }

    private void Fall(List<(double Column, double Row)> corners, double column, double from, double to)
    {
        if (corners.Count == 0) corners.Add((options.Axes.Column(0), options.Axes.Row(1)));
        corners.Add((column, from));
        corners.Add((column, to));
    }

    // Whether the level goes on behind what hides it now.
    private static bool Returns(List<Run>[] columns, int from, double level)
    {
        for (int x = from; x < Math.Min(columns.Length, from + 60); x++)
        {
            if (columns[x].Exists(r => Math.Abs(r.Middle - level) <= 1)) return true;
        }

        return false;
    }

    private List<Run> Runs(int column, int top, int bottom)
    {
        var runs = new List<Run>();
        int begin = -1;
        for (int y = top; y <= bottom + 1; y++)
        {
            bool inside = y <= bottom && Matches(bitmap.GetPixel(column, y));
            if (inside && begin < 0) begin = y;
            if (inside || begin < 0) continue;
            runs.Add(new Run(begin, y - 1));
            begin = -1;
        }

        return runs;
    }

    private bool Matches(SKColor pixel)
    {
        double r = pixel.Red - colour.Red, g = pixel.Green - colour.Green, b = pixel.Blue - colour.Blue;
        return pixel.Alpha > 100 && (r * r) + (g * g) + (b * b) <= options.Tolerance * options.Tolerance;
    }
}
