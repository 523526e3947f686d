using System.Globalization;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Documents;

/// <summary>Lays a document out on A4 pages as scenes, for a PDF that needs no browser: heading rows repeat, notice and number stand at every foot.</summary>
public sealed class PagedDocument
{
    private const double Width = 595;
    private const double Height = 842;
    private const double Margin = 48;
    private const double Bottom = Height - 62;
    private const double Size = 9;
    private const double FigureRest = 34;
    private readonly ReportDocument _document;
    private readonly List<List<SceneElement>> _pages = [];
    private double _y;

    private PagedDocument(ReportDocument document)
    {
        _document = document;
    }

    private static double TextWidth => Width - (2 * Margin);

    /// <summary>The pages.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static IReadOnlyList<Scene> Lay(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var paged = new PagedDocument(document);
        paged.Fill();
        return paged.Finish();
    }

    private List<SceneElement> Page => _pages[^1];

    private void Fill()
    {
        NewPage();
        Paragraph(_document.Title, 18, bold: true, after: 4);
        if (_document.Subtitle is { } subtitle) Paragraph(subtitle, 11, after: 6, colour: Palette.Muted);
        if (_document.Notice is { } notice) Notice(notice);
        int figures = 0;
        int tables = 0;
        for (int i = 0; i < _document.Blocks.Count; i++)
        {
            switch (_document.Blocks[i])
            {
                case DocumentBlock.Heading heading:
                    Need(40 + LeastHeight(i + 1 < _document.Blocks.Count ? _document.Blocks[i + 1] : null));
                    _y += heading.Level == 2 ? 12 : 6;
                    Paragraph(heading.Text, heading.Level == 2 ? 14 : 11.5, bold: true, after: 5);
                    break;
                case DocumentBlock.Paragraph paragraph:
                    Paragraph(paragraph.Text, Size + 0.5, after: 6);
                    break;
                case DocumentBlock.Table { Content: var table }:
                    Table(table, _document.Words.Format("page.table", (++tables).ToString(CultureInfo.InvariantCulture)));
                    break;
                case DocumentBlock.Figure figure:
                    Figure(figure, _document.Words.Format("page.figure", (++figures).ToString(CultureInfo.InvariantCulture)));
                    break;
                default:
                    throw new NotSupportedException($"A page cannot hold {_document.Blocks[i].GetType().Name}.");
            }
        }

        if (_document.Colophon is { } colophon) Paragraph(colophon, Size - 1, after: 0, colour: Palette.Muted);
    }

    private List<Scene> Finish()
    {
        var scenes = new List<Scene>(_pages.Count);
        for (int i = 0; i < _pages.Count; i++)
        {
            double line = Height - 40;
            _pages[i].Add(new LineShape(new ScenePoint(Margin, line - 12), new ScenePoint(Width - Margin, line - 12), new Stroke(Palette.Guide, 0.5)));
            string foot = TextWrap.Lines(_document.Notice ?? _document.Title, TextWidth - 60, Size - 1)[0];
            Text(_pages[i], Margin, line, foot, Size - 1, colour: Palette.Muted);
            Text(_pages[i], Width - Margin, line, string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {_pages.Count}"), Size - 1, TextAnchor.End, colour: Palette.Muted);
            scenes.Add(new Scene(Width, Height, _document.Title, "", _pages[i]));
        }

        return scenes;
    }

    private void NewPage()
    {
        _pages.Add([]);
        _y = Margin;
    }

    private void Need(double height)
    {
        if (_y + height > Bottom) NewPage();
    }

    private void Paragraph(string text, double size, bool bold = false, double after = 0, Colour? colour = null)
    {
        foreach (string line in TextWrap.Lines(text, TextWidth, size, bold))
        {
            Need(FontBook.LineHeight * size);
            Text(Page, Margin, _y + (FontBook.Ascent * size), line, size, bold: bold, colour: colour);
            _y += FontBook.LineHeight * size;
        }

        _y += after;
    }

    // What has to stand on the page of a heading: of a table its heading and first rows, a figure whole.
    private static double LeastHeight(DocumentBlock? block) => block switch
    {
        DocumentBlock.Table => 150,
        DocumentBlock.Figure figure => (figure.Scene.Height * Scale(figure.Scene)) + FigureRest,
        _ => 60,
    };

    // A figure little taller than half a page is made that high, so that two stand on a page.
    private static double Scale(Scene scene)
    {
        double scale = Math.Min(1, Math.Min(TextWidth / scene.Width, (Bottom - Margin - 70) / scene.Height));
        double half = (((Bottom - Margin) / 2) - FigureRest) / scene.Height;
        return half < scale && half > 0.85 * scale ? half : scale;
    }

    private void Notice(string text)
    {
        IReadOnlyList<string> lines = TextWrap.Lines(text, TextWidth - 16, Size + 1, bold: true);
        double height = (lines.Count * FontBook.LineHeight * (Size + 1)) + 8;
        Page.Add(new RectangleShape(new SceneBox(Margin, _y, Width - Margin, _y + height)) { Fill = new Fill(Palette.NoticeFill) });
        Page.Add(new RectangleShape(new SceneBox(Margin, _y, Margin + 3, _y + height)) { Fill = new Fill(Palette.NoticeEdge) });
        double y = _y + 4;
        foreach (string line in lines)
        {
            Text(Page, Margin + 10, y + (FontBook.Ascent * (Size + 1)), line, Size + 1, bold: true);
            y += FontBook.LineHeight * (Size + 1);
        }

        _y += height + 8;
    }

    private void Figure(DocumentBlock.Figure figure, string number)
    {
        double scale = Scale(figure.Scene);
        Need((figure.Scene.Height * scale) + FigureRest);
        Page.Add(ScenePlacement.At(figure.Scene, Margin, _y, scale));
        _y += (figure.Scene.Height * scale) + 4;
        Paragraph(number + " " + figure.Caption, Size, after: 12, colour: Palette.Ink);
    }

    private void Table(ReportTable table, string number)
    {
        TableMeasure layout = TableMeasure.Fit(table, TextWidth, Size - 0.5);
        Need(layout.HeadingHeight + 90);
        Paragraph(number + " " + table.Title, Size + 0.5, bold: true, after: 3);
        Heading(table, layout);
        for (int row = 0; row < table.Rows.Count; row++)
        {
            double height = layout.RowHeights[row];
            if (_y + height > Bottom)
            {
                Rule(1);
                NewPage();
                Paragraph(number + " " + table.Title, Size - 0.5, after: 3, colour: Palette.Muted);
                Heading(table, layout);
            }

            layout.Draw(Page, table.Rows[row], table, Margin, _y, table.SectionRows.Contains(row));
            _y += height;
        }

        Rule(1);
        _y += 3;
        foreach (string footnote in table.Footnotes) Paragraph(footnote, Size - 1, after: 1, colour: Palette.Muted);
        _y += 12;
    }

    private void Heading(ReportTable table, TableMeasure layout)
    {
        Rule(1);
        layout.Draw(Page, [.. table.Columns.Select(c => c.Heading)], table, Margin, _y, bold: true);
        _y += layout.HeadingHeight;
        Rule(0.6);
    }

    private void Rule(double width) =>
        Page.Add(new LineShape(new ScenePoint(Margin, _y), new ScenePoint(Width - Margin, _y), new Stroke(Palette.Ink, width)));

    private static void Text(List<SceneElement> page, double x, double baseline, string text, double size, TextAnchor anchor = TextAnchor.Start, bool bold = false, Colour? colour = null) =>
        page.Add(new TextShape(new ScenePoint(x, baseline), text, size) { Anchor = anchor, Bold = bold, Colour = colour ?? Palette.Ink });
}
