using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A flow of participants, as CONSORT asks for it.</summary>
public static class FlowFigure
{
    private const double Pad = 6;
    private const double Gap = 22;

    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no step, or one without a box.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(FlowFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Steps.Count == 0 || input.Steps.Any(s => s.Boxes.Count == 0)) throw new ArgumentException("A flow has steps, each with a box.", nameof(input));
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        sketch.Notice(input.Notice);
        bool sides = input.Steps.Any(s => s.Left is not null);
        double width = sketch.Right - sketch.Left;
        double main = sides && input.Steps.All(s => s.Boxes.Count == 1) ? 0.52 * width : width;
        List<SceneBox> above = [];
        string? left = null;
        foreach (FlowStep step in input.Steps)
        {
            double gap = Gap;
            if (above.Count > 0 && left is not null)
            {
                double x = (above[0].Left + above[^1].Right) / 2;
                double from = Math.Max(x + 24, sketch.Left + (0.56 * width));
                double height = Height(sketch, left, sketch.Right - from);
                SceneBox side = new(from, sketch.Y + 8, sketch.Right, sketch.Y + 8 + height);
                gap = height + 16;
                Box(sketch, side, left);
                Arrow(sketch, new ScenePoint(x, sketch.Y + 8 + (height / 2)), new ScenePoint(from, sketch.Y + 8 + (height / 2)));
            }

            double top = above.Count > 0 ? sketch.Y + gap : sketch.Y + 2;
            List<SceneBox> boxes = Row(sketch, step, top, main);
            if (above.Count > 0) Connect(sketch, above, boxes);
            sketch.Y = boxes.Max(b => b.Bottom);
            (above, left) = (boxes, step.Left);
        }

        sketch.Y += 4;
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static List<SceneBox> Row(Sketch sketch, FlowStep step, double top, double main)
    {
        int n = step.Boxes.Count;
        double each = n == 1 ? Math.Min(main, 0.52 * (sketch.Right - sketch.Left)) : (main - ((n - 1) * 12)) / n;
        double first = n == 1 && main > each ? sketch.Left + ((main - each) / 2) : sketch.Left;
        double height = step.Boxes.Max(b => Height(sketch, b, each));
        List<SceneBox> boxes = [];
        for (int i = 0; i < n; i++)
        {
            double x = first + (i * (each + 12));
            SceneBox box = new(x, top, x + each, top + height);
            Box(sketch, box, step.Boxes[i]);
            boxes.Add(box);
        }

        return boxes;
    }

    private static double Height(Sketch sketch, string text, double width) =>
        (TextWrap.Lines(text, width - (2 * Pad), sketch.Size).Count * FontBook.LineHeight * sketch.Size) + (2 * Pad) - 3;

    private static void Box(Sketch sketch, SceneBox box, string text)
    {
        sketch.Add(new RectangleShape(box, 2) { Fill = new Fill(Palette.White), Stroke = new Stroke(Palette.Ink, 0.8) });
        sketch.Paragraph(box.Left + Pad, box.Top + Pad - 1, box.Width - (2 * Pad), text, sketch.Size);
    }

    private static void Connect(Sketch sketch, List<SceneBox> above, List<SceneBox> below)
    {
        double bus = below[0].Top - 9;
        bool one = above.Count == 1 && below.Count == 1;
        foreach (SceneBox box in above) sketch.Line(Middle(box), box.Bottom, Middle(box), one ? bus + 4 : bus, Palette.Ink, 0.8);
        if (!one)
        {
            IEnumerable<double> middles = above.Concat(below).Select(Middle);
            sketch.Line(middles.Min(), bus, middles.Max(), bus, Palette.Ink, 0.8);
        }

        foreach (SceneBox box in below) Arrow(sketch, new ScenePoint(Middle(box), bus), new ScenePoint(Middle(box), box.Top));
    }

    private static double Middle(SceneBox box) => (box.Left + box.Right) / 2;

    private static void Arrow(Sketch sketch, ScenePoint from, ScenePoint to)
    {
        bool down = from.X == to.X;
        ScenePoint back = down ? to with { Y = to.Y - 5 } : to with { X = to.X - 5 };
        sketch.Line(from.X, from.Y, back.X, back.Y, Palette.Ink, 0.8);
        IReadOnlyList<ScenePoint> head = down ? [new(to.X - 2.8, back.Y), to, new(to.X + 2.8, back.Y)] : [new(back.X, to.Y - 2.8), to, new(back.X, to.Y + 2.8)];
        sketch.Add(new PathShape(head, Closed: true) { Fill = new Fill(Palette.Ink) });
    }
}
