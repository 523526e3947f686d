using Abscopal.Reporting.Fonts;
using SkiaSharp;

namespace Abscopal.Reporting.Scenes;

/// <summary>Draws a scene as a PNG picture on white, through SkiaSharp. The program must bring Skia's native library.</summary>
public static class PngWriter
{
    /// <summary>The drawing as the bytes of a PNG file.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="dotsPerInch">Resolution, from 18 to 1200; 300 suits print. A point is 1/72 inch.</param>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static byte[] Write(Scene scene, double dotsPerInch = 300)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentOutOfRangeException.ThrowIfLessThan(dotsPerInch, 18);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dotsPerInch, 1200);
        double scale = dotsPerInch / 72;
        SKImageInfo info = new((int)Math.Ceiling(scene.Width * scale), (int)Math.Ceiling(scene.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKSurface surface = SKSurface.Create(info) ?? throw new InvalidOperationException($"Skia cannot make a picture of {info.Width} x {info.Height} pixels.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        using SkiaPainter painter = new();
        painter.Draw(surface.Canvas, scene);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
