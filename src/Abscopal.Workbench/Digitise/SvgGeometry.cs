using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Abscopal.Workbench.Digitise;

// Points and transforms as SVG 1.1 writes them (W3C recommendation, chapters 7.6, 8.3 and 9).
internal static partial class SvgGeometry
{
    public static (double X, double Y) Apply(Matrix3x2 m, (double X, double Y) p) =>
        ((m.M11 * p.X) + (m.M21 * p.Y) + m.M31, (m.M12 * p.X) + (m.M22 * p.Y) + m.M32);

    public static Matrix3x2 Transform(string? text)
    {
        Matrix3x2 all = Matrix3x2.Identity;
        if (text is null) return all;
        foreach (Match part in TransformPart().Matches(text))
        {
            float[] v = [.. Numbers(part.Groups[2].Value).Select(x => (float)x)];
            Matrix3x2? one = (part.Groups[1].Value, v.Length) switch
            {
                ("matrix", 6) => new Matrix3x2(v[0], v[1], v[2], v[3], v[4], v[5]),
                ("translate", 1) => Matrix3x2.CreateTranslation(v[0], 0),
                ("translate", 2) => Matrix3x2.CreateTranslation(v[0], v[1]),
                ("scale", 1) => Matrix3x2.CreateScale(v[0]),
                ("scale", 2) => Matrix3x2.CreateScale(v[0], v[1]),
                ("rotate", 1) => Matrix3x2.CreateRotation(v[0] * MathF.PI / 180),
                ("rotate", 3) => Matrix3x2.CreateRotation(v[0] * MathF.PI / 180, new Vector2(v[1], v[2])),
                _ => null,
            };
            if (one is { } matrix) all = matrix * all;
        }

        return all;
    }

    /// <summary>The number a length begins with; 1 where there is none.</summary>
    public static double Length(string text) => Numbers(text).DefaultIfEmpty(1).First();

    public static IEnumerable<List<(double X, double Y)>> Lines(XElement element)
    {
        double At(string key) => Numbers(element.Attribute(key)?.Value ?? "0").FirstOrDefault();
        switch (element.Name.LocalName)
        {
            case "line": return [[(At("x1"), At("y1")), (At("x2"), At("y2"))]];
            case "polyline" or "polygon": return [Pairs([.. Numbers(element.Attribute("points")?.Value ?? "")])];
            case "path": return Path(element.Attribute("d")?.Value ?? "");
            default: return [];
        }
    }

    private static List<(double X, double Y)> Pairs(double[] v) => [.. Enumerable.Range(0, v.Length / 2).Select(i => (v[2 * i], v[(2 * i) + 1]))];

    private static List<List<(double X, double Y)>> Path(string data)
    {
        var lines = new List<List<(double X, double Y)>>();
        List<(double X, double Y)> line = [];
        (double X, double Y) pen = (0, 0);
        foreach (Match segment in PathSegment().Matches(data))
        {
            char letter = segment.Groups[1].Value[0];
            bool relative = char.IsLower(letter);
            char command = char.ToUpperInvariant(letter);
            double[] v = [.. Numbers(segment.Groups[2].Value)];
            int step = command switch { 'H' or 'V' => 1, 'C' => 6, 'S' or 'Q' => 4, 'A' => 7, _ => 2 };
            if (command == 'Z' && line.Count > 0)
            {
                line.Add(line[0]);
                pen = line[0];
                continue;
            }

            for (int i = 0; i + step <= v.Length; i += step)
            {
                // The last two numbers of a curve or an arc are its end.
                double x = command == 'V' ? pen.X : v[i + (command == 'H' ? 0 : step - 2)] + (relative ? pen.X : 0);
                double y = command == 'H' ? pen.Y : v[i + step - 1] + (relative ? pen.Y : 0);
                pen = (x, y);
                if (command == 'M' && i == 0) lines.Add(line = []);
                line.Add(pen);
            }
        }

        return lines;
    }

    private static IEnumerable<double> Numbers(string text)
    {
        foreach (Match number in Number().Matches(text)) yield return double.Parse(number.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<1>[a-zA-Z]+)\s*\((?<2>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TransformPart();

    [GeneratedRegex(@"(?<1>[MmLlHhVvCcSsQqTtAaZz])(?<2>[^MmLlHhVvCcSsQqTtAaZz]*)", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex PathSegment();

    [GeneratedRegex(@"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Number();
}
