using System.Globalization;
using System.Text;
using Abscopal.Reporting.Fonts;

namespace Abscopal.Reporting.Scenes;

/// <summary>Draws a scene as SVG: text stays text, numbers are invariant, the same scene gives the same bytes.</summary>
/// <remarks>No identifiers are written, so that many drawings can stand in one page.</remarks>
public static class SvgWriter
{
    /// <summary>The drawing as one SVG element without XML declaration, fit for a file and for inlining in HTML.</summary>
    /// <param name="scene">The scene.</param>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static string Write(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        StringBuilder svg = new();
        string width = Number(scene.Width);
        string height = Number(scene.Height);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"").Append(width).Append("pt\" height=\"").Append(height)
            .Append("pt\" viewBox=\"0 0 ").Append(width).Append(' ').Append(height).Append("\" aria-label=\"").Append(Escape(scene.Title))
            .Append("\" font-family=\"").Append(FontBook.CssStack).Append("\" style=\"font-kerning:none\" fill=\"none\">\n");
        svg.Append("<title>").Append(Escape(scene.Title)).Append("</title>\n");
        if (scene.Description.Length > 0)
            svg.Append("<desc>").Append(Escape(scene.Description)).Append("</desc>\n");
        svg.Append("<rect width=\"").Append(width).Append("\" height=\"").Append(height).Append("\" fill=\"#ffffff\"/>\n");
        foreach (SceneElement element in scene.Elements)
            Write(svg, element);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Write(StringBuilder svg, SceneElement element)
    {
        switch (element)
        {
            case SceneGroup group:
                svg.Append("<g><title>").Append(Escape(group.Title)).Append("</title>\n");
                foreach (SceneElement child in group.Elements)
                    Write(svg, child);
                svg.Append("</g>\n");
                break;
            case LineShape line:
                Path(svg, [line.From, line.To], closed: false);
                Paint(svg, null, line.Stroke);
                break;
            case PathShape path:
                Path(svg, path.Points, path.Closed);
                Paint(svg, path.Fill, path.Stroke);
                break;
            case RectangleShape { Box: var box } rectangle:
                svg.Append("<rect x=\"").Append(Number(box.Left)).Append("\" y=\"").Append(Number(box.Top)).Append("\" width=\"")
                    .Append(Number(box.Width)).Append("\" height=\"").Append(Number(box.Height)).Append('"');
                if (rectangle.CornerRadius > 0)
                    svg.Append(" rx=\"").Append(Number(rectangle.CornerRadius)).Append('"');
                Paint(svg, rectangle.Fill, rectangle.Stroke);
                break;
            case CircleShape circle:
                svg.Append("<circle cx=\"").Append(Number(circle.Centre.X)).Append("\" cy=\"").Append(Number(circle.Centre.Y))
                    .Append("\" r=\"").Append(Number(circle.Radius)).Append('"');
                Paint(svg, circle.Fill, circle.Stroke);
                break;
            case TextShape text:
                Text(svg, text);
                break;
            default:
                throw new NotSupportedException($"A scene cannot hold {element.GetType().Name}.");
        }
    }

    private static void Path(StringBuilder svg, IReadOnlyList<ScenePoint> points, bool closed)
    {
        svg.Append("<path d=\"");
        (string X, string Y) last = default;
        for (int i = 0; i < points.Count; i++)
        {
            (string X, string Y) next = (Number(points[i].X), Number(points[i].Y));
            if (i == 0)
                svg.Append('M').Append(next.X).Append(' ').Append(next.Y);
            else if (string.Equals(next.Y, last.Y, StringComparison.Ordinal))
                svg.Append('H').Append(next.X);
            else if (string.Equals(next.X, last.X, StringComparison.Ordinal))
                svg.Append('V').Append(next.Y);
            else
                svg.Append('L').Append(next.X).Append(' ').Append(next.Y);
            last = next;
        }
        svg.Append(closed ? "Z\"" : "\"");
    }

    private static void Paint(StringBuilder svg, Fill? fill, Stroke? stroke)
    {
        if (fill is not null)
        {
            svg.Append(" fill=\"").Append(fill.Colour.ToCss()).Append('"');
            if (fill.Opacity < 1)
                svg.Append(" fill-opacity=\"").Append(Number(fill.Opacity)).Append('"');
        }
        if (stroke is not null)
        {
            svg.Append(" stroke=\"").Append(stroke.Colour.ToCss()).Append("\" stroke-width=\"").Append(Number(stroke.Width)).Append('"');
            if (stroke.Opacity < 1)
                svg.Append(" stroke-opacity=\"").Append(Number(stroke.Opacity)).Append('"');
            if (stroke.Dash.Count > 0)
                svg.Append(" stroke-dasharray=\"").AppendJoin(' ', stroke.Dash.Select(Number)).Append('"');
        }
        svg.Append("/>\n");
    }

    private static void Text(StringBuilder svg, TextShape text)
    {
        FontBook.Require(text.Content);
        string x = Number(text.At.X);
        string y = Number(text.At.Y);
        svg.Append("<text x=\"").Append(x).Append("\" y=\"").Append(y).Append("\" font-size=\"").Append(Number(text.Size))
            .Append("\" fill=\"").Append(text.Colour.ToCss()).Append('"');
        if (text.Anchor != TextAnchor.Start)
            svg.Append(" text-anchor=\"").Append(text.Anchor == TextAnchor.Middle ? "middle" : "end").Append('"');
        if (text.Bold)
            svg.Append(" font-weight=\"bold\"");
        if (text.Upwards)
            svg.Append(" transform=\"rotate(-90 ").Append(x).Append(' ').Append(y).Append(")\"");
        svg.Append('>').Append(Escape(text.Content)).Append("</text>\n");
    }

    // A hundredth of a point is a seventh of a pixel at 1200 dots an inch: finer digits are noise in the file.
    private static string Number(double value) =>
        (Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
