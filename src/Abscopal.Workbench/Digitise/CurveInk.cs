using SkiaSharp;

namespace Abscopal.Workbench.Digitise;

// How strongly each pixel shows a curve's colour, from 0 (paper) to 1. A smoothed line shows it between two rows in part,
// a thin one nowhere in full: half of what most columns show is the line. A pixel that is nearer to another curve's colour
// is that curve's.
internal sealed class CurveInk
{
    private const double UsualLeast = 0.45, LeastOfHue = 0.12, LeastOfGrey = 0.3;

    // A line of several full rows is seen without its edges, and then thin, pale lines beside it are not.
    private const double Full = 0.8, LeastOfThick = 0.65;
    private const int Thick = 3;
    private const double LeastOfSmearedHue = 10;
    private const int Hue = 60;
    private readonly Raster _raster;
    private readonly CurveColour _colour;
    private readonly CurveColour[] _rivals;
    private readonly double _tolerance;
    private readonly double _least;

    public CurveInk(Raster raster, CurveColour colour, IEnumerable<CurveColour> others, double tolerance, SKRectI plot)
    {
        (_raster, _colour, _tolerance) = (raster, colour, tolerance);
        _rivals = [.. others.Where(o => o != colour)];
        double floor = Chroma(colour.Red, colour.Green, colour.Blue) >= Hue ? LeastOfHue : LeastOfGrey;
        var strongest = new List<double>();
        var thickness = new List<int>();
        for (int x = plot.Left; x < plot.Right; x++)
        {
            double most = 0;
            int run = 0, longest = 0;
            for (int y = plot.Top; y < plot.Bottom; y++)
            {
                double strength = Strength(x, y);
                most = Math.Max(most, strength);
                run = strength >= Full ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }

            if (most >= floor) strongest.Add(most);
            if (longest > 0) thickness.Add(longest);
        }

        strongest.Sort();
        thickness.Sort();
        _least = strongest.Count == 0 ? UsualLeast : Math.Clamp(0.5 * strongest[strongest.Count / 2], floor, UsualLeast);
        if (thickness.Count > 0.1 * (plot.Right - plot.Left) && thickness[thickness.Count / 2] >= Thick) _least = LeastOfThick;
    }

    public bool Shows(int column, int row) => Strength(column, row) >= _least;

    public double Strength(int column, int row)
    {
        SKColor pixel = _raster[column, row];
        // Most pixels are paper.
        if (pixel.Red > 247 && pixel.Green > 247 && pixel.Blue > 247) return 0;
        (double strength, double rest) = Match(pixel, _colour);
        if (strength == 0) return 0;
        foreach (CurveColour rival in _rivals)
        {
            (double other, double otherResidue) = Match(pixel, rival);
            if (other > 0 && otherResidue < rest) return 0;
        }

        return strength;
    }

    internal static int Chroma(byte red, byte green, byte blue) => Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue));

    private (double Strength, double Residue) Match(SKColor pixel, CurveColour colour) => _raster.IsLossy ? Smeared(pixel, colour) : Mixed(pixel, colour);

    // The colour itself, or a mixture of it and white.
    private (double Strength, double Residue) Mixed(SKColor pixel, CurveColour colour)
    {
        double r = pixel.Red - colour.Red, g = pixel.Green - colour.Green, b = pixel.Blue - colour.Blue;
        double whole = (r * r) + (g * g) + (b * b);
        (double wr, double wg, double wb) = (255 - colour.Red, 255 - colour.Green, 255 - colour.Blue);
        (double vr, double vg, double vb) = (255 - pixel.Red, 255 - pixel.Green, 255 - pixel.Blue);
        double strength = ((vr * wr) + (vg * wg) + (vb * wb)) / Math.Max(1, (wr * wr) + (wg * wg) + (wb * wb));
        (r, g, b) = (vr - (strength * wr), vg - (strength * wg), vb - (strength * wb));
        double rest = (r * r) + (g * g) + (b * b);
        if (whole <= _tolerance * _tolerance) return (Math.Clamp(strength, UsualLeast, 1), Math.Min(whole, rest));
        return strength is > 0 and <= 1.2 && rest <= _tolerance * _tolerance / 9 ? (Math.Min(strength, 1), rest) : (0, 0);
    }

    // As dark as the colour in part, and of its hue however pale: what is left of the hue of a thin line is little.
    private static (double Strength, double Residue) Smeared(SKColor pixel, CurveColour colour)
    {
        double light = Light(pixel.Red, pixel.Green, pixel.Blue), full = Light(colour.Red, colour.Green, colour.Blue);
        double strength = Math.Min((255 - light) / Math.Max(1, 255 - full), 1);
        (double r, double b) = (pixel.Red - light, pixel.Blue - light);
        (double cr, double cb) = (colour.Red - full, colour.Blue - full);
        double size = Math.Sqrt((cr * cr) + (cb * cb));
        if (size < LeastOfSmearedHue)
        {
            double hue = Math.Sqrt((r * r) + (b * b));
            return hue < 24 && strength >= LeastOfGrey ? (strength, hue) : (0, 0);
        }

        double along = ((r * cr) + (b * cb)) / size, aside = Math.Abs((r * cb) - (b * cr)) / size;
        return along > LeastOfSmearedHue && aside < 0.8 * along && strength >= LeastOfHue ? (strength, aside / along) : (0, 0);
    }

    private static double Light(byte red, byte green, byte blue) => (0.299 * red) + (0.587 * green) + (0.114 * blue);
}
