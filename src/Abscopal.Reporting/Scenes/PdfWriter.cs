using Abscopal.Reporting.Fonts;
using SkiaSharp;

namespace Abscopal.Reporting.Scenes;

/// <summary>Draws scenes as a vector PDF, one page a scene, through SkiaSharp. The program must bring Skia's native library.</summary>
public static class PdfWriter
{
    /// <summary>The drawings as the bytes of a PDF file. No date is written, so the same scenes give the same bytes.</summary>
    /// <param name="scenes">The scenes, one or more; a page has the size of its scene.</param>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static byte[] Write(params IReadOnlyList<Scene> scenes)
    {
        ArgumentNullException.ThrowIfNull(scenes);
        if (scenes.Count == 0)
            throw new ArgumentException("A PDF has at least one page.", nameof(scenes));
        using MemoryStream stream = new();
        using (SkiaPainter painter = new())
        {
            using SKDocument document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = scenes[0].Title, RasterDpi = 300, EncodingQuality = 101 });
            foreach (Scene scene in scenes)
            {
                painter.Draw(document.BeginPage((float)scene.Width, (float)scene.Height), scene);
                document.EndPage();
            }
            document.Close();
        }
        return stream.ToArray();
    }
}
