namespace Abscopal.Reporting.Figures;

/// <summary>Something that happened at a time.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">Its kind, an index of <see cref="SwimmerFigureInput.MarkKinds"/>.</param>
public readonly record struct SwimmerMark(double Time, int Kind);
