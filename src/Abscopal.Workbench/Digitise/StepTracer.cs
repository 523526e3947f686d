using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// Follows one step curve from left to right. A column that is taller than the stroke is a fall or
// a censor tick; columns without the colour are where another curve lies on top.
internal sealed class StepTracer(Raster raster, FigureDigitiserOptions options, CurveColour colour, IReadOnlyList<CurveColour> all)
{
    private readonly record struct Run(int Top, int Bottom, double Middle)
    {
        public int Height => Bottom - Top + 1;
    }

    // Rows: a fall by less is the noise of smoothed edges.
    private const double Step = 0.75;
    private const double Beside = 0.3, After = 0.1;
    private const int LongGap = 5;
    private readonly HashSet<int> _frame = [];
    private readonly SKRectI _plot = Plot(raster, options.Axes);
    private readonly CurveInk _ink = new(raster, colour, all, options.Tolerance, Plot(raster, options.Axes));
    private int _stroke;

    /// <summary>Whether more of the colour runs beside the traced curve than its ticks, a legend or a label.</summary>
    public bool HasMoreBeside { get; private set; }

    /// <summary>Whether the colour is seen again at or below the last level, in more columns than a label takes.</summary>
    public bool HasMoreAfter { get; private set; }

    /// <summary>Falls while nothing of the curve was seen for more than a few columns, and the most of these.</summary>
    public int HiddenFalls { get; private set; }

    public int LongestHidden { get; private set; }

    public List<(double Column, double Row)> Trace()
    {
        (int left, int top, int bottom) = (_plot.Left, _plot.Top, _plot.Bottom - 1);
        FindFrame(left, top, bottom);
        List<Run>[] columns = [.. Enumerable.Range(left, raster.Width - left).Select(x => Runs(x, top, bottom))];
        if (columns.Count(c => c.Count > 0) < 5) return [];
        _stroke = columns.SelectMany(c => c).GroupBy(r => r.Height).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return Follow(columns, left, options.Axes.Row(1));
    }

    // From time zero to the right edge of the picture, since a curve may outlast the second point of the axis.
    private static SKRectI Plot(Raster raster, AxisCalibration axes)
    {
        int top = (int)Math.Max(0, Math.Min(axes.Row(0), axes.Row(1)) - 4);
        int bottom = (int)Math.Min(raster.Height - 1, Math.Max(axes.Row(0), axes.Row(1)) + 4);
        return new SKRectI((int)Math.Max(0, Math.Floor(axes.Column(0)) - 1), top, raster.Width, bottom + 1);
    }

    // A step curve enters a column from the left at its level, so that the top of what is connected there tells the level,
    // whatever falls within the column; a top above the level is a censor tick.
    private List<(double Column, double Row)> Follow(List<Run>[] columns, int left, double start)
    {
        var corners = new List<(double Column, double Row)> { (options.Axes.Column(0), start) };
        double level = start, sum = 0;
        double reach = start + _stroke;
        int count = 0, lastSeen = -1, seen = 0, beside = 0;
        bool open = false;
        int patience = (6 * _stroke) + 12;
        for (int x = 0; x < columns.Length; x++)
        {
            bool hidden = lastSeen >= 0 && x - lastSeen > 1;
            if (hidden && x - lastSeen > patience && !Returns(columns, x, level)) break;
            // At first another curve may lie on top of this one.
            bool anyDepth = (hidden && x - lastSeen <= patience) || (lastSeen < 0 && x <= patience);
            if (Connected(columns[x], level, anyDepth ? double.PositiveInfinity : reach) is not { } run) continue;
            double enter = run.Height <= _stroke + 1 ? run.Middle : run.Top + (0.5 * _stroke);
            if (enter > level + Step)
            {
                if (hidden && x - lastSeen > LongGap) (HiddenFalls, LongestHidden) = (HiddenFalls + 1, Math.Max(LongestHidden, x - lastSeen));
                double column = hidden ? left + (0.5 * (lastSeen + 1 + x)) : left + x - (lastSeen < 0 ? 0 : 0.5 * _stroke);
                Fall(corners, column, level, enter);
                (level, sum, count) = (enter, 0, 0);
            }

            if (run.Height <= _stroke + 1 && Math.Abs(run.Middle - level) <= Step) (sum, count, level) = (sum + run.Middle, count + 1, (sum + run.Middle) / (count + 1));
            if (corners.Count > 1) corners[^1] = (corners[^1].Column, level);
            open = run.Height > _stroke + 2 && run.Top > level - (0.5 * _stroke) - Step && run.Bottom + 1 - (0.5 * _stroke) > level + 2;
            (reach, lastSeen) = (run.Bottom, x);
            seen++;
            if (columns[x].Exists(r => r != run && r.Height <= _stroke + 2 && Math.Abs(r.Middle - level) > (4 * _stroke) + 8)) beside++;
        }

        HasMoreBeside = beside > Beside * seen;
        int after = Enumerable.Range(lastSeen + 1, columns.Length - lastSeen - 1).Count(x => columns[x].Exists(r => r.Height <= _stroke + 2 && r.Middle > level - _stroke));
        HasMoreAfter = after > After * columns.Length;

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
        int right = (int)Math.Min(raster.Width, Math.Max(options.Axes.XPixel1, options.Axes.XPixel2) - 2);
        for (int y = top; y <= bottom; y++)
        {
            int inside = 0;
            for (int x = left; x < right; x++) inside += _ink.Shows(x, y) ? 1 : 0;
            if (inside > 0.98 * (right - left)) _frame.Add(y);
        }
    }

    private List<Run> Runs(int column, int top, int bottom)
    {
        var runs = new List<Run>();
        int begin = -1;
        for (int y = top; y <= bottom + 1; y++)
        {
            bool inside = y <= bottom && !_frame.Contains(y) && _ink.Shows(column, y);
            if (inside && begin < 0) begin = y;
            if (inside || begin < 0) continue;
            runs.Add(new Run(begin, y - 1, Middle(column, begin, y - 1)));
            begin = -1;
        }

        return runs;
    }

    // The rows by how strongly they show the colour, with the smoothed edge on either side.
    private double Middle(int column, int top, int bottom)
    {
        double sum = 0, moment = 0;
        for (int y = Math.Max(0, top - 1); y <= Math.Min(raster.Height - 1, bottom + 1); y++)
        {
            double strength = _frame.Contains(y) ? 0 : _ink.Strength(column, y);
            (sum, moment) = (sum + strength, moment + (strength * (y + 0.5)));
        }

        return moment / sum;
    }
}
