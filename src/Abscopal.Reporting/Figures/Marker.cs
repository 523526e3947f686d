using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>The mark of a series: shape and colour both tell it, for readers who cannot see the colour.</summary>
internal static class Marker
{
    internal static SceneElement At(int series, double x, double y, double radius = 3.2)
    {
        Colour colour = Palette.ForSeries(series);
        bool open = series / 4 % 2 == 1;
        Fill fill = new(open ? Palette.White : colour);
        Stroke stroke = new(open ? colour : Palette.White, open ? 1.1 : 0.6);
        double r = radius;
        return (series % 4) switch
        {
            0 => new CircleShape(new ScenePoint(x, y), r) { Fill = fill, Stroke = stroke },
            1 => new RectangleShape(new SceneBox(x - (0.9 * r), y - (0.9 * r), x + (0.9 * r), y + (0.9 * r))) { Fill = fill, Stroke = stroke },
            2 => Outline((x, y - (1.2 * r)), (x + (1.1 * r), y + (0.8 * r)), (x - (1.1 * r), y + (0.8 * r))),
            _ => Outline((x, y - (1.25 * r)), (x + (1.25 * r), y), (x, y + (1.25 * r)), (x - (1.25 * r), y)),
        };

        PathShape Outline(params (double X, double Y)[] corners) =>
            new([.. corners.Select(c => new ScenePoint(c.X, c.Y))], Closed: true) { Fill = fill, Stroke = stroke };
    }
}
