using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Abscopal.Evidence.Curves;
using Abscopal.Input;

namespace Abscopal.Workbench.Digitise;

/// <summary>Reads survival curves out of the lines of an SVG figure, at the precision of the file.</summary>
public static class SvgDigitiser
{
    // A curve may leave the axes by rounding alone: this share of an axis.
    private const double Slack = 0.005;
    private const double LeastExtent = 0.2;
    private const double ThinnerThan = 0.6;
    private static readonly string[] Inks = ["#000000", "#c800c8", "#007800", "#003cdc"];

    /// <summary>Reads the curves of a figure.</summary>
    /// <param name="picture">The bytes of the SVG file.</param>
    /// <param name="options">Axes, in the units of the file, and colours; without a colour every line that falls like a survival curve is one.</param>
    /// <param name="name">The name of the figure for messages.</param>
    /// <exception cref="InvalidInputException">Not an SVG file, a curve outside the axes, or no curve of a colour.</exception>
    public static FigureDigitisation Digitise(byte[] picture, FigureDigitiserOptions options, string name = "figure")
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(options);
        var figure = SvgFigure.Read(picture, name);
        options.Axes.ThrowIfPointsCoincide(name);
        var notes = new List<string>();
        List<(string Label, List<(double X, double Y)> Line)> lines = options.Curves.Count > 0 ? OfColours(figure, options, name, notes) : Falling(figure, options.Axes, notes);
        if (lines.Count == 0) throw new InvalidInputException(new InputProblem("no line falls from left to right within the axes", name, Allowed: "a figure with a survival curve, or the colour of one"));
        return new FigureDigitisation([.. lines.Select(l => Curve(l.Label, l.Line, options.Axes, name))], Overlay(figure, lines.Select(l => l.Line)), "overlay.svg") { Notes = notes };
    }

    private static List<(string Label, List<(double X, double Y)> Line)> OfColours(SvgFigure figure, FigureDigitiserOptions options, string name, List<string> notes)
    {
        var lines = new List<(string Label, List<(double X, double Y)> Line)>();
        foreach (CurveColour colour in options.Curves)
        {
            SvgStroke[] strokes = [.. figure.Strokes.Where(s => s.Matches(colour, options.Tolerance / 3) && IsInside(s, options.Axes))];
            // Limits are thinner or paler than their curve, or dashed, where a figure draws both in one colour.
            SvgStroke[] falling = [.. strokes.Where(s => Falls(s, options.Axes)).OrderByDescending(s => s.Weight).ThenBy(s => s.IsDashed).ThenByDescending(s => s.Right - s.Left)];
            SvgStroke widest = falling.FirstOrDefault()
                ?? throw new InvalidInputException(new InputProblem(FormattableString.Invariant($"there is no curve of colour {colour.Red},{colour.Green},{colour.Blue} ('{colour.Label}') within the axes"), name, Allowed: "the colour of a curve"));
            List<(double X, double Y)> line = Joined(widest, strokes);
            if (falling.Any(s => !Same(s.Points, widest.Points) && IsLong(s, options.Axes) && !s.Points.All(line.Contains)))
                notes.Add($"more of the colour of '{colour.Label}' runs beside the curve that was read: another curve of that colour, or its limits");
            if (lines.Find(l => Same(l.Line, line)) is { Line: not null } same)
                throw new InvalidInputException(new InputProblem($"the curves '{same.Label}' and '{colour.Label}' have one colour and cannot be told apart", name, Allowed: "curves of different colours, or no --colour: then every line that falls is a curve"));
            lines.Add((colour.Label, line));
        }

        return lines;
    }

    private static List<(string Label, List<(double X, double Y)> Line)> Falling(SvgFigure figure, AxisCalibration axes, List<string> notes)
    {
        var lines = new List<(string Label, List<(double X, double Y)> Line)>();
        SvgStroke[] falling = [.. figure.Strokes.Where(s => IsLong(s, axes) && s.Points.Count >= 4 && IsInside(s, axes) && Falls(s, axes))];
        int thin = 0;
        foreach (SvgStroke stroke in falling)
        {
            // Drawn twice, as some figures are over their grid, it is one curve; much thinner or paler than another line of its
            // colour, it is a limit.
            if (lines.Exists(l => Same(l.Line, stroke.Points))) continue;
            if (falling.Any(s => s.Matches(new CurveColour("", stroke.Red, stroke.Green, stroke.Blue), 1) && stroke.Weight < ThinnerThan * s.Weight)) thin++;
            else lines.Add((string.Create(CultureInfo.InvariantCulture, $"curve{lines.Count + 1}"), [.. stroke.Points]));
        }

        if (thin > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"lines left out as limits, since they are thinner or paler than another of their colour: {thin}"));
        return lines;
    }

    private static bool IsLong(SvgStroke stroke, AxisCalibration axes) => stroke.Right - stroke.Left >= LeastExtent * Math.Abs(axes.XPixel2 - axes.XPixel1);

    private static bool Same(IReadOnlyList<(double X, double Y)> a, IReadOnlyList<(double X, double Y)> b) =>
        a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => Near(a[i], b[i]));

    private static bool IsInside(SvgStroke stroke, AxisCalibration axes)
    {
        double width = Math.Abs(axes.XPixel2 - axes.XPixel1), height = Math.Abs(axes.YPixel2 - axes.YPixel1);
        return stroke.Left > axes.Column(0) - (0.02 * width)
            && stroke.Points.All(p => p.Y > Math.Min(axes.Row(0), axes.Row(1)) - (0.02 * height) && p.Y < Math.Max(axes.Row(0), axes.Row(1)) + (0.02 * height));
    }

    // Time never goes back and survival never rises, but by rounding; and it does fall.
    private static bool Falls(SvgStroke stroke, AxisCalibration axes)
    {
        double width = Slack * Math.Abs(axes.XPixel2 - axes.XPixel1);
        for (int i = 1; i < stroke.Points.Count; i++)
        {
            (double x, double y) = (stroke.Points[i].X - stroke.Points[i - 1].X, axes.Survival(stroke.Points[i].Y) - axes.Survival(stroke.Points[i - 1].Y));
            if (x < -width || y > Slack) return false;
        }

        return axes.Survival(stroke.Points[0].Y) - axes.Survival(stroke.Points[^1].Y) > Slack;
    }

    // Some programs cut a line into pieces; a piece that begins where the line ends goes on with it.
    private static List<(double X, double Y)> Joined(SvgStroke first, SvgStroke[] strokes)
    {
        var line = new List<(double X, double Y)>(first.Points);
        var left = new List<SvgStroke>(strokes.Where(s => s != first));
        while (left.Find(s => s.Points[^1].X > line[^1].X && Near(s.Points[0], line[^1])) is { } next)
        {
            line.AddRange(next.Points.Skip(1));
            left.Remove(next);
        }

        while (left.Find(s => s.Points[0].X < line[0].X && Near(s.Points[^1], line[0])) is { } before)
        {
            line.InsertRange(0, before.Points.SkipLast(1));
            left.Remove(before);
        }

        return line;
    }

    private static bool Near((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 0.05;

    private static DigitisedCurve Curve(string label, List<(double X, double Y)> line, AxisCalibration axes, string name)
    {
        double[] times = [.. line.Select(p => axes.Time(p.X))];
        double[] survival = [.. line.Select(p => axes.Survival(p.Y))];
        double span = Math.Abs(axes.Time2 - axes.Time1);
        int outside = Array.FindIndex(times, t => t < -Slack * span);
        if (outside >= 0) throw Outside(name, label, FormattableString.Invariant($"time {times[outside]:0.###}"));
        outside = Array.FindIndex(survival, s => s is < -Slack or > 1 + Slack);
        if (outside >= 0) throw Outside(name, label, FormattableString.Invariant($"survival {survival[outside]:0.####}"));
        return new DigitisedCurve(times.Select(t => Math.Max(0, t)), survival.Select(s => Math.Clamp(s, 0, 1)), label);
    }

    private static InvalidInputException Outside(string name, string label, string where) =>
        new(new InputProblem($"the curve '{label}' reaches {where}, outside the axes", name, Allowed: "axes that hold the curve: times from 0, survival from 0 to 1"));

    private static byte[] Overlay(SvgFigure figure, IEnumerable<List<(double X, double Y)>> lines)
    {
        var copy = new XDocument(figure.Document);
        XNamespace svg = copy.Root!.Name.Namespace;
        int i = 0;
        foreach (List<(double X, double Y)> line in lines)
        {
            copy.Root.Add(new XElement(
                svg + "polyline",
                new XAttribute("points", string.Join(' ', line.Select(p => FormattableString.Invariant($"{p.X:0.###},{p.Y:0.###}")))),
                new XAttribute("style", $"fill:none;stroke:{Inks[i++ % Inks.Length]};stroke-width:0.8;stroke-dasharray:3 2")));
        }

        return Encoding.UTF8.GetBytes(copy.ToString(SaveOptions.DisableFormatting));
    }
}
