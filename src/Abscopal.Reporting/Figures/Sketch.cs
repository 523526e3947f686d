using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A scene being drawn from top to bottom: <see cref="Y"/> is how far the drawing reaches.</summary>
internal sealed class Sketch
{
    internal const double Margin = 8;
    private readonly List<SceneElement> _elements = [];

    internal Sketch(FigureOptions options)
    {
        Options = options;
        Y = Margin;
    }

    internal FigureOptions Options { get; }

    internal double Y { get; set; }

    internal double Left => Margin;

    internal double Right => Options.Width - Margin;

    internal double Size => Options.TextSize;

    internal double Small => Options.TextSize - 1;

    internal void Add(SceneElement element) => _elements.Add(element);

    internal void Line(double x1, double y1, double x2, double y2, Colour colour, double width = 0.6, params double[] dash) =>
        Add(new LineShape(new ScenePoint(x1, y1), new ScenePoint(x2, y2), new Stroke(colour, width) { Dash = dash }));

    internal TextShape Text(double x, double baseline, string text, double size, TextAnchor anchor = TextAnchor.Start, bool bold = false, Colour? colour = null)
    {
        TextShape shape = new(new ScenePoint(x, baseline), text, size) { Anchor = anchor, Bold = bold, Colour = colour ?? Palette.Ink };
        Add(shape);
        return shape;
    }

    /// <summary>A line of text whose capitals are centred on a height.</summary>
    internal TextShape TextAt(double x, double middle, string text, double size, TextAnchor anchor = TextAnchor.Start, bool bold = false, Colour? colour = null) =>
        Text(x, middle + (FontBook.CapHeight * size / 2), text, size, anchor, bold, colour);

    /// <summary>Lines of text below a height; returns the height they reach.</summary>
    internal double Paragraph(double x, double top, double width, string text, double size, bool bold = false, Colour? colour = null)
    {
        foreach (string line in TextWrap.Lines(text, width, size, bold))
        {
            Text(x, top + (FontBook.Ascent * size), line, size, bold: bold, colour: colour);
            top += FontBook.LineHeight * size;
        }
        return top;
    }

    internal void Title(string title)
    {
        if (title.Length > 0)
            Y = Paragraph(Left, Y, Right - Left, title, Size + 1.5, bold: true) + 3;
    }

    /// <summary>A strip the reader must not miss, across the figure.</summary>
    internal void Notice(string? notice)
    {
        if (string.IsNullOrEmpty(notice))
            return;
        double width = Right - Left - 14;
        double height = (TextWrap.Lines(notice, width, Size, bold: true).Count * FontBook.LineHeight * Size) + 5;
        Add(new RectangleShape(new SceneBox(Left, Y, Right, Y + height)) { Fill = new Fill(Palette.NoticeFill) });
        Add(new RectangleShape(new SceneBox(Left, Y, Left + 3, Y + height)) { Fill = new Fill(Palette.NoticeEdge) });
        Paragraph(Left + 9, Y + 3.5, width, notice, Size, bold: true);
        Y += height + 6;
    }

    internal void Notes(IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
            return;
        Y += 5;
        foreach (string note in notes)
            Y = Paragraph(Left, Y, Right - Left, note, Small, colour: Palette.Muted);
    }

    internal Scene Finish(string title, string description) =>
        new(Options.Width, Math.Ceiling(Y + Margin), title, description, _elements);
}
