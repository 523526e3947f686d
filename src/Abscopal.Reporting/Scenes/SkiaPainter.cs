using Abscopal.Reporting.Fonts;
using SkiaSharp;

namespace Abscopal.Reporting.Scenes;

/// <summary>Draws the elements of a scene on a Skia canvas whose unit is the point.</summary>
internal sealed class SkiaPainter : IDisposable
{
    private readonly SKTypeface _regular = Load(bold: false);
    private readonly SKTypeface _bold = Load(bold: true);

    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
    }

    internal void Draw(SKCanvas canvas, Scene scene)
    {
        foreach (SceneElement element in scene.Elements)
            Draw(canvas, element);
    }

    // Skia's own font manager is empty without fontconfig: a text without this typeface would silently vanish.
    private static SKTypeface Load(bool bold)
    {
        using SKData data = SKData.CreateCopy(FontBook.OpenType(bold));
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException("Skia cannot read the embedded font.");
    }

    private void Draw(SKCanvas canvas, SceneElement element)
    {
        switch (element)
        {
            case SceneGroup group:
                foreach (SceneElement child in group.Elements)
                    Draw(canvas, child);
                break;
            case LineShape line:
                Paint(null, line.Stroke, paint => canvas.DrawLine(At(line.From), At(line.To), paint));
                break;
            case PathShape path:
                using (SKPath outline = Outline(path))
                    Paint(path.Fill, path.Stroke, paint => canvas.DrawPath(outline, paint));
                break;
            case RectangleShape { Box: var box } rectangle:
                SKRect rect = new((float)box.Left, (float)box.Top, (float)box.Right, (float)box.Bottom);
                float radius = (float)rectangle.CornerRadius;
                Paint(rectangle.Fill, rectangle.Stroke, paint => canvas.DrawRoundRect(rect, radius, radius, paint));
                break;
            case CircleShape circle:
                Paint(circle.Fill, circle.Stroke, paint => canvas.DrawCircle(At(circle.Centre), (float)circle.Radius, paint));
                break;
            case TextShape text:
                DrawText(canvas, text);
                break;
            default:
                throw new NotSupportedException($"A scene cannot hold {element.GetType().Name}.");
        }
    }

    private void DrawText(SKCanvas canvas, TextShape text)
    {
        FontBook.Require(text.Content);
        using SKFont font = new(text.Bold ? _bold : _regular, (float)text.Size) { Subpixel = true, Hinting = SKFontHinting.None, LinearMetrics = true };
        using SKPaint paint = new() { IsAntialias = true, Color = Ink(text.Colour, 1) };
        SKTextAlign align = text.Anchor switch { TextAnchor.Start => SKTextAlign.Left, TextAnchor.Middle => SKTextAlign.Center, _ => SKTextAlign.Right };
        canvas.Save();
        canvas.Translate(At(text.At));
        if (text.Upwards)
            canvas.RotateDegrees(-90);
        canvas.DrawText(text.Content, 0, 0, align, font, paint);
        canvas.Restore();
    }

    private static void Paint(Fill? fill, Stroke? stroke, Action<SKPaint> draw)
    {
        if (fill is not null)
        {
            using SKPaint paint = new() { IsAntialias = true, Style = SKPaintStyle.Fill, Color = Ink(fill.Colour, fill.Opacity) };
            draw(paint);
        }
        if (stroke is null)
            return;
        using SKPathEffect? dash = stroke.Dash.Count == 0 ? null : SKPathEffect.CreateDash([.. stroke.Dash.Select(d => (float)d)], 0);
        using SKPaint pen = new()
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = (float)stroke.Width,
            Color = Ink(stroke.Colour, stroke.Opacity),
            PathEffect = dash,
        };
        draw(pen);
    }

    private static SKPath Outline(PathShape path)
    {
        using SKPathBuilder builder = new();
        builder.MoveTo(At(path.Points[0]));
        for (int i = 1; i < path.Points.Count; i++)
            builder.LineTo(At(path.Points[i]));
        if (path.Closed)
            builder.Close();
        return builder.Detach();
    }

    private static SKPoint At(ScenePoint point) => new((float)point.X, (float)point.Y);

    private static SKColor Ink(Colour colour, double opacity) =>
        new(colour.Red, colour.Green, colour.Blue, (byte)Math.Round(255 * opacity, MidpointRounding.AwayFromZero));
}
