using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// The pixels of a picture on white paper; a lossy one (JPEG) keeps light and dark sharp and smears colours.
internal sealed class Raster
{
    private readonly SKColor[] _pixels;

    public Raster(SKBitmap bitmap, bool isLossy)
    {
        (Width, Height, IsLossy) = (bitmap.Width, bitmap.Height, isLossy);
        _pixels = bitmap.Pixels;
        for (int i = 0; i < _pixels.Length; i++) _pixels[i] = OnWhite(_pixels[i]);
    }

    public int Width { get; }

    public int Height { get; }

    public bool IsLossy { get; }

    public SKColor this[int column, int row] => _pixels[(row * Width) + column];

    private static SKColor OnWhite(SKColor c)
    {
        if (c.Alpha == 255) return c;
        byte Over(byte channel) => (byte)((((channel * c.Alpha) + (255 * (255 - c.Alpha))) + 127) / 255);
        return new SKColor(Over(c.Red), Over(c.Green), Over(c.Blue));
    }
}
