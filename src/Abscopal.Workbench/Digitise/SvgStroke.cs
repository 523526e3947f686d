namespace Abscopal.Workbench.Digitise;

// One stroked line of an SVG figure in the coordinates of its outermost element; its weight is its width times its opacity.
internal sealed record SvgStroke(byte Red, byte Green, byte Blue, IReadOnlyList<(double X, double Y)> Points, bool IsDashed = false, double Weight = 1)
{
    public double Left => Points.Min(p => p.X);

    public double Right => Points.Max(p => p.X);

    public bool Matches(CurveColour colour, double tolerance)
    {
        double r = Red - colour.Red, g = Green - colour.Green, b = Blue - colour.Blue;
        return (r * r) + (g * g) + (b * b) <= tolerance * tolerance;
    }
}
