namespace Abscopal.Reporting.Figures;

/// <summary>A place in a panel, in the coordinates of its axes.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Upwards.</param>
public readonly record struct PlotCoordinate(double X, double Y);
