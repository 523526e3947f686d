namespace Abscopal.Reporting.Scenes;

/// <summary>A place in a scene: points (1/72 inch) from the left and from the top.</summary>
/// <param name="X">Points from the left edge.</param>
/// <param name="Y">Points from the top edge.</param>
public readonly record struct ScenePoint(double X, double Y);
