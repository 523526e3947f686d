using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Abscopal.Reporting.Documents;

/// <summary>The styles, the page and the foot of a Word document.</summary>
internal static class DocxStyles
{
    public static void AddTo(MainDocumentPart main, string language)
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = "Microsoft YaHei" },
                    new FontSize { Val = "20" },
                    new Languages { Val = "en-GB", EastAsia = language.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "ja-JP" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
            Style("Normal", "Normal", isDefault: true),
            Style("Title", "Title", size: "36", bold: true, after: "60"),
            Style("Subtitle", "Subtitle", size: "22", colour: "4D4D4D"),
            Style("Heading1", "heading 1", size: "28", bold: true, before: "360", outline: 0),
            Style("Heading2", "heading 2", size: "23", bold: true, before: "240", outline: 1),
            Style("Caption", "caption", size: "20", before: "120", after: "80"),
            Style("Cell", "Table cell", size: "16", before: "20", after: "20"),
            Style("Footnote", "Table note", size: "16", colour: "4D4D4D", before: "40", after: "40"),
            Style("Notice", "Notice", size: "20", bold: true, shading: "FFF4DC"),
            new Style(new StyleName { Val = "Table Plain" }, new StyleTableProperties(new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })))
            { Type = StyleValues.Table, StyleId = "Plain" });
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = styles;
    }

    public static SectionProperties Section(MainDocumentPart main, ReportDocument document)
    {
        FooterPart footer = main.AddNewPart<FooterPart>("foot");
        footer.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Footnote" }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = 9638 })),
            Run(document.Notice ?? document.Title, bold: false),
            new Run(new TabChar()),
            new SimpleField { Instruction = " PAGE " },
            Run(" / ", bold: false),
            new SimpleField { Instruction = " NUMPAGES " }));
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1020, Bottom = 1020, Left = 1134, Right = 1134, Header = 480, Footer = 480, Gutter = 0 });
    }

    public static Paragraph Paragraph(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text, bold: false));

    public static Paragraph Caption(string number, string text, bool keepNext)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = "Caption" });
        if (keepNext) properties.Append(new KeepNext());
        return new Paragraph(properties, Run(number, bold: true), Run(" " + text, bold: false));
    }

    public static Run Run(string text, bool bold)
    {
        var run = new Run();
        if (bold) run.Append(new RunProperties(new Bold()));
        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static Style Style(
        string id,
        string name,
        string? size = null,
        bool bold = false,
        string? colour = null,
        string? before = null,
        string? after = null,
        int? outline = null,
        string? shading = null,
        bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null) paragraph.Append(new KeepNext());
        if (shading is not null) paragraph.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = shading });
        if (before is not null || after is not null) paragraph.Append(new SpacingBetweenLines { Before = before ?? "0", After = after ?? "120" });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (colour is not null) run.Append(new Color { Val = colour });
        if (size is not null) run.Append(new FontSize { Val = size });
        return new Style(new StyleName { Val = name }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault };
    }
}
