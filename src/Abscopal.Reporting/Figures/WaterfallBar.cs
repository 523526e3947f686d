namespace Abscopal.Reporting.Figures;

/// <summary>A subject of a waterfall figure.</summary>
/// <param name="Label">Its name, below the bar.</param>
/// <param name="Percent">Its change in per cent.</param>
/// <param name="Kind">Its kind, an index of <see cref="WaterfallFigureInput.Kinds"/>.</param>
public sealed record WaterfallBar(string Label, double Percent, int Kind);
