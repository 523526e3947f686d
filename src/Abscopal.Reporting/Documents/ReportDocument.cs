using Abscopal.Reporting.Words;

namespace Abscopal.Reporting.Documents;

/// <summary>A document of headings, text, tables and figures, the same for every kind of file.</summary>
public sealed record ReportDocument
{
    /// <summary>The words of its language.</summary>
    public required Vocabulary Words { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>A line below the title; null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Text that must stand out at the top and on every printed page, for example that data are synthetic; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Small text at the end; null for none.</summary>
    public string? Colophon { get; init; }

    /// <summary>What it holds, in order.</summary>
    public required IReadOnlyList<DocumentBlock> Blocks { get; init; }

    /// <summary>The document as a self-contained page.</summary>
    public string ToHtml()
    {
        var page = new HtmlPage(Words, Title) { Subtitle = Subtitle, Notice = Notice, Colophon = Colophon };
        foreach (DocumentBlock block in Blocks)
        {
            _ = block switch
            {
                DocumentBlock.Heading heading => page.Heading(heading.Level, heading.Text, heading.Anchor),
                DocumentBlock.Paragraph paragraph => page.Paragraph(paragraph.Text),
                DocumentBlock.Table table => page.Table(table.Content),
                DocumentBlock.Figure figure => page.Figure(figure.Scene, figure.Caption),
                _ => throw new NotSupportedException($"A page cannot hold {block.GetType().Name}."),
            };
        }

        return page.Build();
    }
}
