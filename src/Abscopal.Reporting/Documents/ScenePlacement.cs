using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Documents;

/// <summary>Puts a drawing on a page: moved and scaled.</summary>
internal static class ScenePlacement
{
    public static SceneGroup At(Scene scene, double x, double y, double scale) =>
        new(scene.Title, [.. scene.Elements.Select(e => Place(e, p => new ScenePoint(x + (scale * p.X), y + (scale * p.Y)), scale))]);

    private static SceneElement Place(SceneElement element, Func<ScenePoint, ScenePoint> move, double scale) => element switch
    {
        SceneGroup group => group with { Elements = [.. group.Elements.Select(e => Place(e, move, scale))] },
        LineShape line => line with { From = move(line.From), To = move(line.To), Stroke = Scaled(line.Stroke, scale)! },
        PathShape path => path with { Points = [.. path.Points.Select(move)], Stroke = Scaled(path.Stroke, scale) },
        RectangleShape box => box with { Box = Moved(box.Box, move), CornerRadius = scale * box.CornerRadius, Stroke = Scaled(box.Stroke, scale) },
        CircleShape circle => circle with { Centre = move(circle.Centre), Radius = scale * circle.Radius, Stroke = Scaled(circle.Stroke, scale) },
        TextShape text => text with { At = move(text.At), Size = scale * text.Size },
        _ => throw new NotSupportedException($"A page cannot hold {element.GetType().Name}."),
    };

    private static SceneBox Moved(SceneBox box, Func<ScenePoint, ScenePoint> move)
    {
        ScenePoint first = move(new ScenePoint(box.Left, box.Top));
        ScenePoint last = move(new ScenePoint(box.Right, box.Bottom));
        return new SceneBox(first.X, first.Y, last.X, last.Y);
    }

    private static Stroke? Scaled(Stroke? stroke, double scale) => stroke is null ? null : stroke with { Width = scale * stroke.Width, Dash = [.. stroke.Dash.Select(d => scale * d)] };
}
