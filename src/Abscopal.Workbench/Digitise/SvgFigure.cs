using System.Globalization;
using System.Numerics;
using System.Xml;
using System.Xml.Linq;
using Abscopal.Input;
using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// The stroked lines of an SVG file: paths, polylines, polygons and lines, with the transforms and colours they inherit.
// Of a path's curves only the end points are kept, since a survival curve has none.
internal sealed class SvgFigure
{
    private const int MostDepth = 64;
    private readonly List<SvgStroke> _strokes = [];

    private SvgFigure(XDocument document) => Document = document;

    public XDocument Document { get; }

    public IReadOnlyList<SvgStroke> Strokes => _strokes;

    public static bool IsSvg(ReadOnlySpan<byte> content)
    {
        int i = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        while (i < content.Length && char.IsWhiteSpace((char)content[i])) i++;
        return i < content.Length && content[i] == '<';
    }

    public static SvgFigure Read(byte[] content, string name)
    {
        try
        {
            // A document type is common in SVG; it is skipped, never fetched.
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var figure = new SvgFigure(XDocument.Load(reader));
            if (figure.Document.Root is not { Name.LocalName: "svg" } root) throw new InvalidInputException(new InputProblem("is XML, but not an SVG picture", name, Allowed: "an SVG or PNG file"));
            figure.Walk(root, Matrix3x2.Identity, new Paint("none", null, null, "none", "1", "1"), 0);
            return figure;
        }
        catch (XmlException broken)
        {
            throw new InvalidInputException(new InputProblem("is a broken SVG picture: " + broken.Message, name, broken.LineNumber, Allowed: "an SVG or PNG file"), broken);
        }
    }

    private sealed record Paint(string Stroke, string? Fill, string? Display, string Dashes, string Width, string Opacity);

    private void Walk(XElement element, Matrix3x2 outer, Paint inherited, int depth)
    {
        if (depth > MostDepth || element.Name.LocalName is "defs" or "clipPath" or "symbol" or "marker" or "mask" or "pattern") return;
        Dictionary<string, string> style = Style(element);
        string Get(string key, string otherwise) => style.TryGetValue(key, out string? own) ? own : element.Attribute(key)?.Value ?? otherwise;
        var paint = new Paint(Get("stroke", inherited.Stroke), Get("fill", inherited.Fill ?? ""), Get("display", ""), Get("stroke-dasharray", inherited.Dashes), Get("stroke-width", inherited.Width), Get("stroke-opacity", inherited.Opacity));
        if (string.Equals(paint.Display, "none", StringComparison.Ordinal)) return;
        Matrix3x2 matrix = SvgGeometry.Transform(element.Attribute("transform")?.Value) * outer;
        Add(element, matrix, paint);
        foreach (XElement child in element.Elements()) Walk(child, matrix, paint, depth + 1);
    }

    private void Add(XElement element, Matrix3x2 matrix, Paint paint)
    {
        // A line without a stroke and without a fill takes its colour from a style sheet: black is the usual one.
        string stroke = string.Equals(paint.Stroke, "none", StringComparison.Ordinal) && string.Equals(paint.Fill, "none", StringComparison.Ordinal) ? "black" : paint.Stroke;
        if (Colour(stroke) is not { } colour) return;
        double scale = Math.Sqrt(Math.Abs(matrix.GetDeterminant()));
        double weight = Math.Round(SvgGeometry.Length(paint.Width) * SvgGeometry.Length(paint.Opacity) * scale, 3);
        foreach (List<(double X, double Y)> line in SvgGeometry.Lines(element))
        {
            if (line.Count < 2) continue;
            _strokes.Add(new SvgStroke(colour.Red, colour.Green, colour.Blue, [.. line.Select(p => SvgGeometry.Apply(matrix, p))], !string.Equals(paint.Dashes, "none", StringComparison.Ordinal), weight));
        }
    }

    private static Dictionary<string, string> Style(XElement element)
    {
        var style = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in (element.Attribute("style")?.Value ?? "").Split(';'))
        {
            int colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) style[part[..colon].Trim()] = part[(colon + 1)..].Trim();
        }

        return style;
    }

    private static SKColor? Colour(string text)
    {
        if (text.StartsWith("rgb(", StringComparison.Ordinal) && text.EndsWith(')'))
        {
            string[] parts = text[4..^1].Split(',');
            if (parts.Length != 3) return null;
            byte[] channels = new byte[3];
            for (int i = 0; i < 3; i++)
            {
                bool share = parts[i].TrimEnd().EndsWith('%');
                if (!double.TryParse(parts[i].Trim().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return null;
                channels[i] = (byte)Math.Clamp(Math.Round(share ? value * 2.55 : value), 0, 255);
            }

            return new SKColor(channels[0], channels[1], channels[2]);
        }

        return text switch
        {
            "black" => SKColors.Black,
            "red" => SKColors.Red,
            "blue" => SKColors.Blue,
            "green" => SKColors.Green,
            "grey" or "gray" => SKColors.Gray,
            _ => text.StartsWith('#') && SKColor.TryParse(text, out SKColor colour) ? colour : null,
        };
    }
}
