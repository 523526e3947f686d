using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// Follows one step curve from left to right. A column that is taller than the stroke is a fall or
// a censor tick; columns without the colour are where another curve lies on top.
internal sealed class StepTracer(SKBitmap bitmap, FigureDigitiserOptions options, CurveColour colour)
{
    private readonly record struct Run(int Top, int Bottom)
    {
        public int Height => Bottom - Top + 1;

        public double Middle => 0.5 * (Top + Bottom + 1);
    }

    // Rows: a fall by less is the noise of smoothed edges.
    private const double Step = 0.75;
    private const double LeastStrength = 0.45;
    private readonly HashSet<int> _frame = [];
    private int _stroke;

    public List<(double Column, double Row)> Trace()
    {
        AxisCalibration axes = options.Axes;
        int left = (int)Math.Max(0, Math.Floor(axes.Column(0)) - 1);
        int top = (int)Math.Max(0, Math.Min(axes.Row(0), axes.Row(1)) - 4);
        int bottom = (int)Math.Min(bitmap.Height - 1, Math.Max(axes.Row(0), axes.Row(1)) + 4);
        FindFrame(left, top, bottom);
        List<Run>[] columns = [.. Enumerable.Range(left, bitmap.Width - left).Select(x => Runs(x, top, bottom))];
        if (columns.Count(c => c.Count > 0) < 5) return [];
        _stroke = columns.SelectMany(c => c).GroupBy(r => r.Height).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return Follow(columns, left, axes.Row(1));
    }

    // A step curve enters a column from the left at its level, so that the top of what is connected there tells the level,
    // whatever falls within the column; a top above the level is a censor tick.
    private List<(double Column, double Row)> Follow(List<Run>[] columns, int left, double start)
    {
        var corners = new List<(double Column, double Row)> { (options.Axes.Column(0), start) };
        double level = start, sum = 0;
        double reach = start + _stroke;
        int count = 0, lastSeen = -1;
        bool open = false;
        int patience = (6 * _stroke) + 12;
        for (int x = 0; x < columns.Length; x++)
        {
            bool hidden = lastSeen >= 0 && x - lastSeen > 1;
            if (hidden && x - lastSeen > patience && !Returns(columns, x, level)) break;
            if (Connected(columns[x], level, hidden && x - lastSeen <= patience ? double.PositiveInfinity : reach) is not { } run) continue;
            double enter = run.Height <= _stroke + 1 ? run.Middle : run.Top + (0.5 * _stroke);
            if (enter > level + Step)
            {
                double column = hidden ? left + (0.5 * (lastSeen + 1 + x)) : left + x - (lastSeen < 0 ? 0 : 0.5 * _stroke);
                Fall(corners, column, level, enter);
                (level, sum, count) = (enter, 0, 0);
            }

            if (run.Height <= _stroke + 1 && Math.Abs(run.Middle - level) <= Step) (sum, count, level) = (sum + run.Middle, count + 1, (sum + run.Middle) / (count + 1));
            if (corners.Count > 1) corners[^1] = (corners[^1].Column, level);
            open = run.Height > _stroke + 2 && run.Top > level - (0.5 * _stroke) - Step && run.Bottom + 1 - (0.5 * _stroke) > level + 2;
            (reach, lastSeen) = (run.Bottom, x);
        }

        if (lastSeen < 0) return [];
        if (open)
        {
            double low = reach + 1 - (0.5 * _stroke);
            Fall(corners, left + lastSeen + 1 - (0.5 * _stroke), level, low);
            level = low;
        }

        corners.Add((left + lastSeen + 1, level));
        return corners;
    }

    private Run? Connected(List<Run> runs, double level, double reach)
    {
        foreach (Run run in runs)
        {
            if (run.Bottom + 1 >= level - (0.5 * _stroke) - 1 && run.Top <= Math.Max(reach, level + (0.5 * _stroke)) + 1) return run;
        }

        return null;
    }

    private static void Fall(List<(double Column, double Row)> corners, double column, double from, double to)
    {
        double at = Math.Max(column, corners[^1].Column);
        corners.Add((at, from));
        corners.Add((at, to));
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

    // A frame or a grid line of the curve's colour runs across the whole plot; a curve that falls does not.
    private void FindFrame(int left, int top, int bottom)
    {
        int right = (int)Math.Min(bitmap.Width, Math.Max(options.Axes.XPixel1, options.Axes.XPixel2) - 2);
        for (int y = top; y <= bottom; y++)
        {
            int inside = 0;
            for (int x = left; x < right; x++) inside += Matches(bitmap.GetPixel(x, y)) ? 1 : 0;
            if (inside > 0.98 * (right - left)) _frame.Add(y);
        }
    }

    private List<Run> Runs(int column, int top, int bottom)
    {
        var runs = new List<Run>();
        int begin = -1;
        for (int y = top; y <= bottom + 1; y++)
        {
            bool inside = y <= bottom && !_frame.Contains(y) && Matches(bitmap.GetPixel(column, y));
            if (inside && begin < 0) begin = y;
            if (inside || begin < 0) continue;
            runs.Add(new Run(begin, y - 1));
            begin = -1;
        }

        return runs;
    }

    // The colour itself, or the colour at half strength or more on white, as a smoothed line between two rows shows it.
    private bool Matches(SKColor pixel)
    {
        if (pixel.Alpha <= 100) return false;
        double r = pixel.Red - colour.Red, g = pixel.Green - colour.Green, b = pixel.Blue - colour.Blue;
        if ((r * r) + (g * g) + (b * b) <= options.Tolerance * options.Tolerance) return true;
        (double wr, double wg, double wb) = (255 - colour.Red, 255 - colour.Green, 255 - colour.Blue);
        (double vr, double vg, double vb) = (255 - pixel.Red, 255 - pixel.Green, 255 - pixel.Blue);
        double strength = ((vr * wr) + (vg * wg) + (vb * wb)) / Math.Max(1, (wr * wr) + (wg * wg) + (wb * wb));
        (r, g, b) = (vr - (strength * wr), vg - (strength * wg), vb - (strength * wb));
        return strength is >= LeastStrength and <= 1.2 && (r * r) + (g * g) + (b * b) <= options.Tolerance * options.Tolerance / 9;
    }
}
