using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>
/// Several studies on one time axis: above, the rates at landmark times as points with intervals; below, a row an arm
/// with its median and interval. Points at one time that would hide each other stand side by side.
/// </summary>
public static class ComparisonFigure
{
    private const double Apart = 7;

    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no arm.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(ComparisonFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Arms.Count == 0)
            throw new ArgumentException("A comparison shows at least one arm.", nameof(input));
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        sketch.Notice(input.Notice);
        IReadOnlyList<double> ticks = AxisTicks.Months(input.MaxTime);
        SceneBox area = new(sketch.Left + TimePlot.AxisWidth(options), sketch.Y + 6, sketch.Right - 10, sketch.Y + 6 + options.PlotHeight);
        TimePlot plot = new(sketch, area, input.MaxTime);
        DrawGrid(sketch, plot, ticks, area);
        plot.Frame(ticks, input.ValueTitle ?? options.Words["figure.probability"]);
        DrawRates(sketch, plot, input);
        sketch.Y = plot.TimeLabels(ticks, area.Bottom) + 8;
        DrawMedians(sketch, plot, input, ticks);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static void DrawGrid(Sketch sketch, TimePlot plot, IReadOnlyList<double> ticks, SceneBox area)
    {
        foreach (double tick in ticks.Where(tick => tick > 0))
            sketch.Line(plot.X(tick), area.Top, plot.X(tick), area.Bottom, Palette.Faint);
        sketch.Line(area.Left, plot.Y(0.5), area.Right, plot.Y(0.5), Palette.Guide, 0.6, 4, 2.5);
    }

    private static void DrawRates(Sketch sketch, TimePlot plot, ComparisonFigureInput input)
    {
        Dictionary<PlotPoint, double> shifts = Shifts(plot, input);
        LabelPlacer labels = new(plot.Area);
        labels.Avoid(plot.At(0, 0.5), plot.At(input.MaxTime, 0.5));
        List<(ScenePoint At, TextShape Text)> wanted = [];
        for (int i = 0; i < input.Arms.Count; i++)
        {
            ComparisonArm arm = input.Arms[i];
            if (arm.ReconstructedSteps.Count > 0)
            {
                List<ScenePoint> line = plot.StepLine(arm.ReconstructedSteps, arm.LastTime);
                labels.Avoid(line);
                sketch.Add(new SceneGroup(arm.Label, [new PathShape(line, Closed: false) { Stroke = new Stroke(Palette.ForSeries(i), 1) }]));
            }
            foreach (PlotPoint point in arm.Points)
            {
                double shift = shifts[point];
                plot.Point(point, i, shift);
                ScenePoint at = plot.At(point.Time, point.Value) with { X = plot.X(point.Time) + shift };
                labels.Take(new SceneBox(at.X - 3, at.Y - 3, at.X + 3, at.Y + 3));
                labels.Avoid(at with { Y = plot.Y(point.ValueLower ?? point.Value) }, at with { Y = plot.Y(point.ValueUpper ?? point.Value) });
                if (point.Text.Length > 0)
                    wanted.Add((at, new TextShape(default, point.Text, sketch.Small) { Colour = Palette.ForSeries(i) }));
            }
        }
        foreach ((ScenePoint at, TextShape text) in wanted)
            sketch.Add(labels.Place(at, text));
    }

    // A point stands at its time; only points that would hide each other stand side by side.
    private static Dictionary<PlotPoint, double> Shifts(TimePlot plot, ComparisonFigureInput input)
    {
        Dictionary<PlotPoint, double> shifts = new(ReferenceEqualityComparer.Instance);
        foreach (IGrouping<double, PlotPoint> time in input.Arms.SelectMany(arm => arm.Points).GroupBy(point => point.Time))
        {
            List<PlotPoint> hiding = [];
            foreach (PlotPoint point in time.OrderBy(point => point.Value))
            {
                if (hiding.Count > 0 && plot.Y(hiding[^1].Value) - plot.Y(point.Value) > Apart)
                    hiding.Clear();
                hiding.Add(point);
                for (int i = 0; i < hiding.Count; i++)
                    shifts[hiding[i]] = Apart * (i - ((hiding.Count - 1) / 2.0));
            }
        }
        return shifts;
    }

    // Words stand above their interval rather than beside it, so that the axis keeps the width of the plot above.
    private static void DrawMedians(Sketch sketch, TimePlot plot, ComparisonFigureInput input, IReadOnlyList<double> ticks)
    {
        sketch.Text(sketch.Left, sketch.Y + (FontBook.Ascent * sketch.Size), sketch.Options.Words["figure.medianMonths"], sketch.Size, bold: true);
        sketch.Y += FontBook.LineHeight * sketch.Size;
        double top = sketch.Y;
        List<Action> rows = [];
        for (int i = 0; i < input.Arms.Count; i++)
        {
            ComparisonArm arm = input.Arms[i];
            int series = i;
            double y = sketch.Y;
            string text = arm.Median is null ? arm.Label : sketch.Options.Words.Format("figure.labelled", arm.Label, arm.Median.Text);
            IReadOnlyList<string> lines = TextWrap.Lines(text, plot.Area.Width - 14, sketch.Size, bold: i == 0);
            double below = y + 2 + (lines.Count * FontBook.LineHeight * sketch.Size);
            rows.Add(() => DrawMedian(sketch, plot, arm, series, lines, y, below));
            sketch.Y = below + (arm.Median is null ? 3 : 13);
        }
        foreach (double tick in ticks)
            sketch.Line(plot.X(tick), top, plot.X(tick), sketch.Y, Palette.Faint);
        rows.ForEach(draw => draw());
        sketch.Line(plot.Area.Left, sketch.Y, plot.Area.Right, sketch.Y, Palette.Ink);
        foreach (double tick in ticks)
        {
            sketch.Line(plot.X(tick), sketch.Y, plot.X(tick), sketch.Y + 3, Palette.Ink);
            sketch.Text(plot.X(tick), sketch.Y + 4 + (FontBook.Ascent * sketch.Size), AxisTicks.Label(tick), sketch.Size, TextAnchor.Middle);
        }
        sketch.Y += 6 + (FontBook.LineHeight * sketch.Size);
    }

    private static void DrawMedian(Sketch sketch, TimePlot plot, ComparisonArm arm, int series, IReadOnlyList<string> lines, double top, double below)
    {
        Colour colour = Palette.ForSeries(series);
        double middle = top + 2 + (FontBook.LineHeight * sketch.Size / 2);
        sketch.Add(Marker.At(series, plot.Area.Left + 6, middle));
        foreach (string line in lines)
        {
            TextShape text = new(new ScenePoint(plot.Area.Left + 14, middle + (FontBook.CapHeight * sketch.Size / 2)), line, sketch.Size) { Colour = colour, Bold = series == 0 };
            SceneBox box = text.Bounds();
            sketch.Add(new RectangleShape(box) { Fill = new Fill(Palette.White) });
            sketch.Add(text);
            middle += FontBook.LineHeight * sketch.Size;
        }
        if (arm.Median is not { } median)
            return;
        plot.TimeInterval(below + 5, median.Lower, median.Upper, colour, 1.2);
        sketch.Add(Marker.At(series, plot.X(median.Time), below + 5));
    }
}
