namespace Abscopal.Reporting.Scenes;

/// <summary>An upright rectangle, its corners rounded if wished.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="CornerRadius">Radius of its corners in points.</param>
public sealed record RectangleShape(SceneBox Box, double CornerRadius = 0) : SceneElement
{
    /// <summary>How the outline is drawn; null for none.</summary>
    public Stroke? Stroke { get; init; }

    /// <summary>How the inside is filled; null for none.</summary>
    public Fill? Fill { get; init; }
}
