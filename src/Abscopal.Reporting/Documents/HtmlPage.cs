using System.Globalization;
using System.Text;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;

namespace Abscopal.Reporting.Documents;

/// <summary>
/// Builds one self-contained page: no network, no script; style, fonts and figures are inside. Every text given is
/// plain text and is encoded here.
/// </summary>
/// <remarks>Figures and tables are numbered in the order in which they are added.</remarks>
public sealed class HtmlPage
{
    // From so many columns on a table needs smaller letters to stay inside the page.
    private const int WideFrom = 8;

    private readonly Vocabulary _words;
    private readonly string _title;
    private readonly StringBuilder _body = new();
    private readonly List<(int Level, string Anchor, string Text)> _headings = [];
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal) { "contents" };
    private readonly Dictionary<string, int> _behind = new(StringComparer.Ordinal);
    private readonly StringBuilder _behindText = new();
    private int _figures;
    private int _tables;

    /// <summary>Begins a page.</summary>
    /// <param name="words">The words of its language.</param>
    /// <param name="title">Its title, shown as the first heading.</param>
    public HtmlPage(Vocabulary words, string title)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(title);
        _words = words;
        _title = title;
    }

    /// <summary>A line below the title; null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Text that must stand out at the top, for example that data are reconstructed; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Small text at the end: versions, seed, conventions; null for none.</summary>
    public string? Colophon { get; init; }

    /// <summary>Adds a heading and an entry in the table of contents.</summary>
    /// <param name="level">2 or 3.</param>
    /// <param name="text">The heading.</param>
    /// <param name="anchor">Its anchor: letters, digits and hyphens, unique in the page.</param>
    /// <exception cref="ArgumentException">The anchor is taken or not well formed.</exception>
    public HtmlPage Heading(int level, string text, string anchor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 3);
        TakeAnchor(anchor);
        _headings.Add((level, anchor, text));
        string tag = level == 2 ? "h2" : "h3";
        _body.Append('<').Append(tag).Append(" id=\"").Append(anchor).Append("\">").Append(HtmlText.Encode(text)).Append("</").Append(tag).Append(">\n");
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="text">Its text.</param>
    public HtmlPage Paragraph(string text)
    {
        _body.Append("<p>").Append(HtmlText.Encode(text)).Append("</p>\n");
        return this;
    }

    /// <summary>Adds a paragraph the reader must not miss.</summary>
    /// <param name="text">Its text.</param>
    public HtmlPage Callout(string text)
    {
        _body.Append("<p class=\"notice\" role=\"note\">").Append(HtmlText.Encode(text)).Append("</p>\n");
        return this;
    }

    /// <summary>Adds a bulleted list.</summary>
    /// <param name="items">Its items.</param>
    public HtmlPage Bullets(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _body.Append("<ul>\n");
        foreach (string item in items)
            _body.Append("<li>").Append(HtmlText.Encode(item)).Append("</li>\n");
        _body.Append("</ul>\n");
        return this;
    }

    /// <summary>Adds a list of terms, each with its explanation.</summary>
    /// <param name="entries">Term and explanation.</param>
    public HtmlPage Definitions(IEnumerable<(string Term, string Text)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _body.Append("<dl>\n");
        foreach ((string term, string text) in entries)
            _body.Append("<dt>").Append(HtmlText.Encode(term)).Append("</dt><dd>").Append(HtmlText.Encode(text)).Append("</dd>\n");
        _body.Append("</dl>\n");
        return this;
    }

    /// <summary>Adds numbers that lead a section, each with what it is.</summary>
    /// <param name="facts">The number as text, what it is, and a detail that may be empty.</param>
    public HtmlPage KeyFacts(IEnumerable<(string Value, string Label, string Detail)> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _body.Append("<ul class=\"facts\">\n");
        foreach ((string value, string label, string detail) in facts)
        {
            _body.Append("<li><span class=\"label\">").Append(HtmlText.Encode(label)).Append("</span> <strong>").Append(HtmlText.Encode(value)).Append("</strong>");
            if (detail.Length > 0)
                _body.Append(" <span class=\"detail\">").Append(HtmlText.Encode(detail)).Append("</span>");
            _body.Append("</li>\n");
        }
        _body.Append("</ul>\n");
        return this;
    }

    /// <summary>Adds a numbered figure, drawn inside the page.</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="caption">Its caption, without number.</param>
    /// <param name="footnotes">Notes below the caption.</param>
    public HtmlPage Figure(Scene scene, string caption, params IReadOnlyList<string> footnotes)
    {
        ArgumentNullException.ThrowIfNull(footnotes);
        string number = _words.Format("page.figure", (++_figures).ToString(CultureInfo.InvariantCulture));
        _body.Append("<figure>\n").Append(SvgWriter.Write(scene)).Append("<figcaption><b>").Append(HtmlText.Encode(number)).Append("</b> ")
            .Append(HtmlText.Encode(caption));
        foreach (string footnote in footnotes)
            _body.Append("<br><small>").Append(HtmlText.Encode(footnote)).Append("</small>");
        _body.Append("</figcaption>\n</figure>\n");
        return this;
    }

    /// <summary>Adds a numbered table; the first cell of a row heads it.</summary>
    /// <param name="table">The table.</param>
    public HtmlPage Table(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string number = _words.Format("page.table", (++_tables).ToString(CultureInfo.InvariantCulture));
        _body.Append("<div class=\"table\"><table").Append(table.Columns.Count >= WideFrom ? " class=\"wide\"" : "").Append(">\n<caption><b>").Append(HtmlText.Encode(number)).Append("</b> ").Append(HtmlText.Encode(table.Title)).Append("</caption>\n<thead><tr>");
        foreach (TableColumn column in table.Columns)
            _body.Append("<th scope=\"col\"").Append(ClassOf(column)).Append('>').Append(HtmlText.Encode(column.Heading)).Append("</th>");
        _body.Append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < table.Rows.Count; row++)
            AppendRow(table, row);
        _body.Append("</tbody>\n</table>\n");
        foreach (string footnote in table.Footnotes)
            _body.Append("<p class=\"footnote\">").Append(HtmlText.Encode(footnote)).Append("</p>\n");
        _body.Append("</div>\n");
        return this;
    }

    /// <summary>The whole page.</summary>
    public string Build()
    {
        StringBuilder html = new(_body.Length + 80_000);
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(_words.LanguageTag).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>").Append(HtmlText.Encode(_title)).Append("</title>\n<style>\n");
        AppendFont(html, bold: false);
        AppendFont(html, bold: true);
        html.Append(PageStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n<header>\n<h1>").Append(HtmlText.Encode(_title)).Append("</h1>\n");
        if (Subtitle is not null)
            html.Append("<p class=\"subtitle\">").Append(HtmlText.Encode(Subtitle)).Append("</p>\n");
        if (Notice is not null)
            html.Append("<p class=\"notice\" role=\"note\">").Append(HtmlText.Encode(Notice)).Append("</p>\n");
        html.Append("</header>\n");
        AppendContents(html);
        html.Append(_body);
        if (Colophon is not null)
            html.Append("<footer><p>").Append(HtmlText.Encode(Colophon)).Append("</p></footer>\n");
        return html.Append("</main>\n").Append(_behindText).Append("</body>\n</html>\n").ToString();
    }

    private static void AppendFont(StringBuilder html, bool bold) =>
        html.Append("@font-face{font-family:'").Append(FontBook.Family).Append("';font-weight:").Append(bold ? "700" : "400")
            .Append(";src:url(data:font/woff2;base64,").Append(Convert.ToBase64String(FontBook.LatinWoff2(bold))).Append(") format('woff2')}\n");

    private static string ClassOf(TableColumn column) => column.Alignment switch
    {
        ColumnAlignment.Number => " class=\"number\"",
        ColumnAlignment.Centre => " class=\"centre\"",
        _ => "",
    };

    private void AppendRow(ReportTable table, int row)
    {
        IReadOnlyList<string> cells = table.Rows[row];
        _body.Append(table.SectionRows.Contains(row) ? "<tr class=\"section\">" : "<tr>");
        for (int c = 0; c < cells.Count; c++)
        {
            string text = cells[c].TrimStart(ReportTable.Indent);
            _body.Append(c == 0 ? "<th scope=\"row\"" : "<td").Append(ClassOf(table.Columns[c]));
            if (text.Length < cells[c].Length)
                _body.Append(" style=\"padding-left:").Append((1.6 * (cells[c].Length - text.Length)).ToString("0.#", CultureInfo.InvariantCulture)).Append("em\"");
            _body.Append('>');
            if (table.Behind.TryGetValue((row, c), out IReadOnlyList<string>? counted) && counted.Count > 0)
                _body.Append("<a class=\"count\" href=\"#behind-").Append(Behind(counted)).Append("\">").Append(HtmlText.Encode(text)).Append("</a>");
            else
                _body.Append(HtmlText.Encode(text));
            _body.Append(c == 0 ? "</th>" : "</td>");
        }
        _body.Append("</tr>\n");
    }

    // What a number counts is written once, however many numbers count the same, and shown while its link is the target: no script.
    private string Behind(IReadOnlyList<string> counted)
    {
        string key = string.Join('\n', counted);
        if (!_behind.TryGetValue(key, out int index))
        {
            _behind[key] = index = _behind.Count + 1;
            _behindText.Append("<aside class=\"behind\" id=\"behind-").Append(index.ToString(CultureInfo.InvariantCulture)).Append("\"><p><b>")
                .Append(HtmlText.Encode(_words.Format("page.behind", counted.Count.ToString(CultureInfo.InvariantCulture)))).Append("</b> <a href=\"#shut\">")
                .Append(HtmlText.Encode(_words["page.shut"])).Append("</a></p><p>").AppendJoin(", ", counted.Select(HtmlText.Encode)).Append("</p></aside>\n");
        }
        return index.ToString(CultureInfo.InvariantCulture);
    }

    private void AppendContents(StringBuilder html)
    {
        if (_headings.Count == 0)
            return;
        html.Append("<nav aria-labelledby=\"contents\">\n<p id=\"contents\">").Append(HtmlText.Encode(_words["page.contents"])).Append("</p>\n<ul>\n");
        foreach ((int level, string anchor, string text) in _headings)
            html.Append("<li class=\"level").Append(level).Append("\"><a href=\"#").Append(anchor).Append("\">").Append(HtmlText.Encode(text)).Append("</a></li>\n");
        html.Append("</ul>\n</nav>\n");
    }

    private void TakeAnchor(string anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (anchor.Length == 0 || !anchor.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"The anchor '{anchor}' may hold only letters, digits and hyphens.", nameof(anchor));
        if (!_anchors.Add(anchor))
            throw new ArgumentException($"The anchor '{anchor}' is used twice.", nameof(anchor));
    }
}
