namespace Abscopal.Reporting.Scenes;

/// <summary>Straight segments through points: an open polyline, or a closed outline that can be filled.</summary>
/// <param name="Points">The corners, two or more.</param>
/// <param name="Closed">Whether the last point is joined to the first.</param>
public sealed record PathShape(IReadOnlyList<ScenePoint> Points, bool Closed) : SceneElement
{
    /// <summary>How the outline is drawn; null for none.</summary>
    public Stroke? Stroke { get; init; }

    /// <summary>How the inside is filled; null for none.</summary>
    public Fill? Fill { get; init; }
}
