namespace Abscopal.Reporting.Figures;

/// <summary>A stretch of time in a lane.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Kind">Its kind, an index of <see cref="SwimmerFigureInput.BarKinds"/>.</param>
public readonly record struct SwimmerBar(double From, double To, int Kind);
