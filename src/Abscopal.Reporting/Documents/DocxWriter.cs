using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Abscopal.Reporting.Scenes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Abscopal.Reporting.Documents;

/// <summary>Writes a document as a Word file: real headings and tables, heading rows that repeat, figures as pictures.</summary>
/// <remarks>The same document gives the same bytes: parts carry no time. The program must bring Skia's native library where there are figures.</remarks>
public static class DocxWriter
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The resolution of the pictures of figures.</summary>
    public const double PictureDotsPerInch = 200;

    /// <summary>The bytes of the file.</summary>
    /// <param name="document">The document.</param>
    /// <param name="picture">Gives the PNG of a figure that was drawn already; null draws each at <see cref="PictureDotsPerInch"/>.</param>
    public static byte[] Write(ReportDocument document, Func<Scene, byte[]>? picture = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
            SetTitle(package, document.Title);
            DocxStyles.AddTo(main, document.Words.LanguageTag);
            var body = new Body();
            Fill(body, main, document, picture ?? (scene => PngWriter.Write(scene, PictureDotsPerInch)));
            body.Append(DocxStyles.Section(main, document));
            main.Document = new Document(body);
        }

        RemoveTimes(stream);
        return stream.ToArray();
    }

    private static void Fill(Body body, MainDocumentPart main, ReportDocument document, Func<Scene, byte[]> picture)
    {
        body.Append(DocxStyles.Paragraph("Title", document.Title));
        if (document.Subtitle is { } subtitle) body.Append(DocxStyles.Paragraph("Subtitle", subtitle));
        if (document.Notice is { } notice) body.Append(DocxStyles.Paragraph("Notice", notice));
        int figures = 0;
        int tables = 0;
        foreach (DocumentBlock block in document.Blocks)
        {
            switch (block)
            {
                case DocumentBlock.Heading heading:
                    body.Append(DocxStyles.Paragraph("Heading" + (heading.Level - 1).ToString(CultureInfo.InvariantCulture), heading.Text));
                    break;
                case DocumentBlock.Paragraph paragraph:
                    body.Append(DocxStyles.Paragraph("Normal", paragraph.Text));
                    break;
                case DocumentBlock.Table { Content: var table }:
                    body.Append(DocxStyles.Caption(document.Words.Format("page.table", Whole(++tables)), table.Title, keepNext: true));
                    body.Append(DocxTable.Of(table));
                    foreach (string footnote in table.Footnotes) body.Append(DocxStyles.Paragraph("Footnote", footnote));
                    body.Append(DocxStyles.Paragraph("Normal", ""));
                    break;
                case DocumentBlock.Figure figure:
                    body.Append(DocxPicture.Of(main, figure.Scene, picture(figure.Scene), (uint)++figures));
                    body.Append(DocxStyles.Caption(document.Words.Format("page.figure", Whole(figures)), figure.Caption, keepNext: false));
                    break;
                default:
                    throw new NotSupportedException($"A document cannot hold {block.GetType().Name}.");
            }
        }

        if (document.Colophon is { } colophon) body.Append(DocxStyles.Paragraph("Footnote", colophon));
    }

    private static void SetTitle(WordprocessingDocument package, string title)
    {
        CoreFilePropertiesPart core = package.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "core");
        XNamespace properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dublinCore = "http://purl.org/dc/elements/1.1/";
        using Stream stream = core.GetStream(FileMode.Create);
        new XDocument(new XElement(properties + "coreProperties", new XElement(dublinCore + "title", title))).Save(stream);
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void RemoveTimes(MemoryStream stream)
    {
        stream.Position = 0;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true, Encoding.UTF8);
        foreach (ZipArchiveEntry entry in archive.Entries) entry.LastWriteTime = NoTime;
    }
}
