using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>Finds places for labels near their points: never on another label, rarely across a curve.</summary>
internal sealed class LabelPlacer(SceneBox area)
{
    private const double Gap = 4;
    private readonly List<SceneBox> _taken = [];
    private readonly List<SceneBox> _lines = [];

    /// <summary>A label must not touch this box.</summary>
    internal void Take(SceneBox box) => _taken.Add(box);

    /// <summary>A label should keep off this horizontal or vertical line.</summary>
    internal void Avoid(ScenePoint from, ScenePoint to) => _lines.Add(new SceneBox(
        Math.Min(from.X, to.X) - 0.5, Math.Min(from.Y, to.Y) - 0.5, Math.Max(from.X, to.X) + 0.5, Math.Max(from.Y, to.Y) + 0.5));

    internal void Avoid(IReadOnlyList<ScenePoint> points)
    {
        for (int i = 1; i < points.Count; i++)
            Avoid(points[i - 1], points[i]);
    }

    /// <summary>The text at the best place near a point.</summary>
    internal TextShape Place(ScenePoint point, TextShape text)
    {
        TextShape? best = null;
        double least = double.PositiveInfinity;
        for (double distance = 0; distance <= Math.Max(area.Width, area.Height); distance += 5)
        {
            foreach (TextShape candidate in Around(point, text, distance))
            {
                double cost = Cost(candidate.Bounds()) + distance;
                if (cost < least)
                    (best, least) = (candidate, cost);
            }
            if (distance > least)
                break;
        }
        if (best is null)
            throw new ArgumentException($"There is no room in the figure for the label '{text.Content}': show fewer labels, or make the figure larger.", nameof(text));
        _taken.Add(best.Bounds());
        return best;
    }

    private static IEnumerable<TextShape> Around(ScenePoint point, TextShape text, double distance)
    {
        SceneBox box = (text with { At = point, Anchor = TextAnchor.Start }).Bounds();
        double above = point.Y - box.Bottom;
        double below = point.Y - box.Top;
        (double X, double Y, TextAnchor Anchor)[] places =
        [
            (Gap, above - 1, TextAnchor.Start), (-Gap, below + 1, TextAnchor.End), (Gap, below + 1, TextAnchor.Start), (-Gap, above - 1, TextAnchor.End),
        ];
        foreach ((double x, double y, TextAnchor anchor) in places)
        {
            double right = Math.Sign(x);
            double down = y > below ? 1 : -1;
            yield return Moved(x + (right * distance), y, anchor);
            if (distance == 0)
                continue;
            yield return Moved(x, y + (down * distance), anchor);
            yield return Moved(x + (right * distance), y + (down * distance), anchor);
        }

        TextShape Moved(double dx, double dy, TextAnchor anchor) => text with { At = new ScenePoint(point.X + dx, point.Y + dy), Anchor = anchor };
    }

    private double Cost(SceneBox box)
    {
        if (!area.Contains(box) || _taken.Exists(box.Overlaps))
            return double.PositiveInfinity;
        return 60 * _lines.Count(line => box.Overlaps(line));
    }
}
