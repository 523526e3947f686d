using System.Globalization;
using Abscopal.Reporting.Scenes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Abscopal.Reporting.Documents;

/// <summary>A figure as a picture in a paragraph of its own.</summary>
internal static class DocxPicture
{
    // English Metric Units: 914,400 an inch, 12,700 a point. The text is 170 mm wide.
    private const long UnitsPerPoint = 12_700;
    private const double TextWidth = 482;
    private const double TextHeight = 640;

    public static Paragraph Of(MainDocumentPart main, Scene scene, byte[] png, uint number)
    {
        ImagePart image = main.AddImagePart(ImagePartType.Png, "figure" + number.ToString(CultureInfo.InvariantCulture));
        using (var picture = new MemoryStream(png)) image.FeedData(picture);
        double scale = Math.Min(1, Math.Min(TextWidth / scene.Width, TextHeight / scene.Height));
        (long width, long height) = ((long)(scene.Width * scale * UnitsPerPoint), (long)(scene.Height * scale * UnitsPerPoint));
        var inline = new DW.Inline(
            new DW.Extent { Cx = width, Cy = height },
            new DW.DocProperties { Id = number, Name = scene.Title, Description = scene.Description.Length > 0 ? scene.Description : scene.Title },
            new A.Graphic(new A.GraphicData(Picture(scene, number, main.GetIdOfPart(image), width, height)) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        return new Paragraph(new ParagraphProperties(new KeepNext()), new Run(new Drawing(inline)));
    }

    private static PIC.Picture Picture(Scene scene, uint number, string relationship, long width, long height) => new(
        new PIC.NonVisualPictureProperties(new PIC.NonVisualDrawingProperties { Id = number, Name = scene.Title }, new PIC.NonVisualPictureDrawingProperties()),
        new PIC.BlipFill(new A.Blip { Embed = relationship }, new A.Stretch(new A.FillRectangle())),
        new PIC.ShapeProperties(
            new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
            new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
}
