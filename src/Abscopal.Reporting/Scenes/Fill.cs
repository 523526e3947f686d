namespace Abscopal.Reporting.Scenes;

/// <summary>How an area is filled.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Opacity">0 (invisible) to 1 (opaque).</param>
public sealed record Fill(Colour Colour, double Opacity = 1);
