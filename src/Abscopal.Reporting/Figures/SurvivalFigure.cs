using System.Globalization;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>Survival curves with bands, censorings, medians and landmarks over the numbers at risk on the same axis.</summary>
public static class SurvivalFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no curve, or the numbers at risk do not fit the times.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(SurvivalFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Curves.Count == 0)
            throw new ArgumentException("A survival figure shows at least one curve.", nameof(input));
        Sketch sketch = new(options);
        (string Label, Colour Colour, IReadOnlyList<int?> Counts)[] risk =
            [.. input.Curves.Select((curve, i) => (curve.Label, Palette.ForSeries(i), curve.AtRisk)).Where(row => row.AtRisk.Count > 0)];
        double left = sketch.Left + Math.Max(TimePlot.AxisWidth(options), RiskTable.LabelWidth(options, risk.Select(row => row.Label)));
        sketch.Title(input.Title);
        DrawLegend(sketch, input);
        sketch.Notice(input.Notice);
        SceneBox area = new(left, sketch.Y + 4, sketch.Right - 10, sketch.Y + 4 + options.PlotHeight);
        TimePlot plot = new(sketch, area, input.MaxTime, input.TimeTitle);
        LabelPlacer labels = new(area);
        DrawBands(sketch, plot, input);
        DrawGuides(sketch, plot, input, labels);
        plot.Frame(input.AtRiskTimes, input.ValueTitle ?? options.Words["figure.probability"]);
        for (int i = 0; i < input.Curves.Count; i++)
            DrawCurve(sketch, plot, input.Curves[i], i, input.Curves.Count == 1, labels);
        DrawLabels(sketch, plot, input, labels);
        sketch.Y = plot.TimeLabels(input.AtRiskTimes, area.Bottom);
        RiskTable.Draw(sketch, plot, input.AtRiskTimes, risk);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static Fill BandFill(int series) => new(Palette.ForSeries(series), 0.13);

    private static Fill SpreadFill => new(Palette.Muted, 0.30);

    private static void DrawLegend(Sketch sketch, SurvivalFigureInput input)
    {
        Legend legend = new();
        bool several = input.Curves.Count > 1;
        for (int i = 0; i < input.Curves.Count; i++)
        {
            int series = i;
            SurvivalCurve curve = input.Curves[i];
            string text = several && curve.Median is not null ? sketch.Options.Words.Format("figure.labelled", curve.Label, curve.Median.Text) : curve.Label;
            legend.Add(text, (s, x, y) => Legend.Line(s, x, y, Palette.ForSeries(series), 1.6, DashOf(series)));
        }
        if (input.ConfidenceLevel is not null)
            legend.Add(sketch.Options.Words.Format("figure.confidenceBand", input.ConfidenceLevel), (s, x, y) => Legend.Area(s, x, y, BandFill(several ? 4 : 0)));
        if (input.SpreadCohorts is { } cohorts)
            legend.Add(sketch.Options.Words.Format("figure.spreadBand", cohorts.ToString(CultureInfo.InvariantCulture)), (s, x, y) => Legend.Area(s, x, y, SpreadFill));
        if (input.Curves.Any(curve => curve.Censorings.Count > 0))
        {
            Colour colour = several ? Palette.Ink : Palette.ForSeries(0);
            legend.Add(sketch.Options.Words["figure.censored"], (s, x, y) =>
            {
                Legend.Line(s, x, y, colour, 1.6);
                s.Line(x + 9, y - 4, x + 9, y + 4, colour, 1);
            });
        }
        if (input.PointsLabel is not null)
            legend.Add(input.PointsLabel, (s, x, y) => s.Add(Marker.At(0, x + 9, y)));
        legend.Draw(sketch, sketch.Left);
    }

    private static double[] DashOf(int series) => (series % 3) switch { 0 => [], 1 => [6, 2.5], _ => [2, 2] };

    private static void DrawBands(Sketch sketch, TimePlot plot, SurvivalFigureInput input)
    {
        for (int i = 0; i < input.Curves.Count; i++)
        {
            SurvivalCurve curve = input.Curves[i];
            foreach ((IReadOnlyList<EnvelopeStep> steps, double end) in TimePlot.Limits(curve.Steps, curve.LastTime))
                plot.Band(steps, end, BandFill(i), new Stroke(Palette.ForSeries(i), 0.5) { Opacity = 0.45 });
            plot.Band(curve.Spread, curve.LastTime, SpreadFill, edge: null);
        }
        sketch.Line(plot.Area.Left, plot.Y(1), plot.Area.Right, plot.Y(1), Palette.Faint);
    }

    private static void DrawGuides(Sketch sketch, TimePlot plot, SurvivalFigureInput input, LabelPlacer labels)
    {
        foreach (IGrouping<double, CurveLandmark> landmark in input.Curves.SelectMany(curve => curve.Landmarks).GroupBy(l => l.Time))
        {
            double x = plot.X(landmark.Key);
            sketch.Line(x, plot.Area.Bottom, x, plot.Y(landmark.Max(l => l.Value)), Palette.Muted, 0.6, 1.5, 2);
            labels.Avoid(new ScenePoint(x, plot.Area.Bottom), plot.At(landmark.Key, landmark.Max(l => l.Value)));
        }
        CurveMedian[] medians = [.. input.Curves.Select(curve => curve.Median).OfType<CurveMedian>()];
        if (medians.Length == 0)
            return;
        double half = plot.Y(0.5);
        double furthest = plot.X(medians.Max(median => median.Time));
        sketch.Line(plot.Area.Left, half, furthest, half, Palette.Muted, 0.6, 4, 2.5);
        labels.Avoid(new ScenePoint(plot.Area.Left, half), new ScenePoint(furthest, half));
        foreach (CurveMedian median in medians)
        {
            sketch.Line(plot.X(median.Time), half, plot.X(median.Time), plot.Area.Bottom, Palette.Muted, 0.6, 4, 2.5);
            labels.Avoid(plot.At(median.Time, 0.5), plot.At(median.Time, 0));
        }
    }

    private static void DrawCurve(Sketch sketch, TimePlot plot, SurvivalCurve curve, int series, bool alone, LabelPlacer labels)
    {
        Colour colour = Palette.ForSeries(series);
        List<ScenePoint> line = plot.StepLine(curve.Steps, curve.LastTime);
        labels.Avoid(line);
        List<SceneElement> parts = [new PathShape(line, Closed: false) { Stroke = new Stroke(colour, 1.6) { Dash = DashOf(series) } }];
        foreach (PlotPoint censoring in curve.Censorings)
        {
            ScenePoint at = plot.At(censoring.Time, censoring.Value);
            parts.Add(new LineShape(at with { Y = at.Y - 4 }, at with { Y = at.Y + 4 }, new Stroke(colour, 1)));
        }
        sketch.Add(new SceneGroup(curve.Label, parts));
        foreach (PlotPoint point in curve.Points)
            plot.Point(point, series);
        if (curve.Median is not { } median)
            return;
        // Intervals of several medians would lie on each other on the one line; the legend prints them.
        if (alone)
        {
            plot.TimeInterval(plot.Y(0.5), median.Lower, median.Upper, colour, 1.1);
            labels.Avoid(plot.At(median.Lower ?? median.Time, 0.5), plot.At(median.Upper ?? median.Time, 0.5));
        }
        sketch.Add(new CircleShape(plot.At(median.Time, 0.5), 2.6) { Fill = new Fill(colour), Stroke = new Stroke(Palette.White, 0.6) });
    }

    private static void DrawLabels(Sketch sketch, TimePlot plot, SurvivalFigureInput input, LabelPlacer labels)
    {
        List<(ScenePoint At, TextShape Text)> wanted = [];
        for (int i = 0; i < input.Curves.Count; i++)
        {
            SurvivalCurve curve = input.Curves[i];
            TextShape style = new(default, "", sketch.Size) { Colour = Palette.ForSeries(i), Bold = true };
            foreach (CurveLandmark landmark in curve.Landmarks)
            {
                ScenePoint at = plot.At(landmark.Time, landmark.Value);
                sketch.Add(new CircleShape(at, 2.4) { Fill = new Fill(Palette.White), Stroke = new Stroke(style.Colour, 1.1) });
                labels.Take(new SceneBox(at.X - 2, at.Y - 2, at.X + 2, at.Y + 2));
                wanted.Add((at, style with { Content = landmark.Text }));
            }
            if (curve.Median is { } median && input.Curves.Count == 1)
                wanted.Add((plot.At(median.Time, 0.5), style with { Content = median.Text }));
            foreach (PlotPoint point in curve.Points.Where(point => point.Text.Length > 0))
                wanted.Add((plot.At(point.Time, point.Value), style with { Content = point.Text, Bold = false }));
        }
        foreach ((ScenePoint at, TextShape text) in wanted)
        {
            TextShape placed = labels.Place(at, text);
            SceneBox box = placed.Bounds();
            sketch.Add(new RectangleShape(new SceneBox(box.Left - 1.5, box.Top + 1, box.Right + 1.5, box.Bottom), 2) { Fill = new Fill(Palette.White, 0.8) });
            sketch.Add(placed);
        }
    }
}
