using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A vertical axis of changes in per cent, with reference lines across its plot.</summary>
internal sealed class PercentAxis(Sketch sketch, SceneBox area, double from, double to)
{
    internal SceneBox Area => area;

    internal double Y(double percent) => area.Bottom - (area.Height * (Math.Clamp(percent, from, to) - from) / (to - from));

    internal void Frame(string title, IReadOnlyList<double> references)
    {
        double half = FontBook.CapHeight * sketch.Size / 2;
        foreach (double tick in AxisTicks.Linear(from, to, 8))
        {
            sketch.Line(area.Left - 3, Y(tick), area.Left, Y(tick), Palette.Ink);
            sketch.Text(area.Left - 5, Y(tick) + half, (tick > 0 ? "+" : "") + AxisTicks.Label(tick).Replace('-', '−'), sketch.Size, TextAnchor.End);
        }

        foreach (double reference in references.Where(r => r > from && r < to))
            sketch.Line(area.Left, Y(reference), area.Right, Y(reference), Palette.Muted, 0.6, 4, 2.5);
        sketch.Line(area.Left, area.Top, area.Left, area.Bottom, Palette.Ink);
        sketch.Add(new TextShape(new ScenePoint(sketch.Left + (FontBook.Ascent * sketch.Size), (area.Top + area.Bottom) / 2), title, sketch.Size) { Anchor = TextAnchor.Middle, Upwards = true });
    }
}
