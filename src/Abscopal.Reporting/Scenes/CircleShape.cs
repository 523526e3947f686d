namespace Abscopal.Reporting.Scenes;

/// <summary>A circle.</summary>
/// <param name="Centre">Its centre.</param>
/// <param name="Radius">Its radius in points.</param>
public sealed record CircleShape(ScenePoint Centre, double Radius) : SceneElement
{
    /// <summary>How the outline is drawn; null for none.</summary>
    public Stroke? Stroke { get; init; }

    /// <summary>How the inside is filled; null for none.</summary>
    public Fill? Fill { get; init; }
}
