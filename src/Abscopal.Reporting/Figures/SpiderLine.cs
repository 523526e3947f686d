namespace Abscopal.Reporting.Figures;

/// <summary>A subject of a spider figure.</summary>
/// <param name="Label">Its name, shown by assistive technology and tooltips.</param>
/// <param name="Points">Time, and change in per cent, in order of time.</param>
/// <param name="Kind">Its kind, an index of <see cref="SpiderFigureInput.Kinds"/>.</param>
public sealed record SpiderLine(string Label, IReadOnlyList<(double Time, double Percent)> Points, int Kind);
