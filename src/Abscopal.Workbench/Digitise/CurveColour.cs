namespace Abscopal.Workbench.Digitise;

/// <summary>A curve of a figure, known by its colour.</summary>
/// <param name="Label">The arm.</param>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
public sealed record CurveColour(string Label, byte Red, byte Green, byte Blue);
