namespace Abscopal.Reporting.Figures;

/// <summary>An axis of a panel, linear in its coordinate; a transformed axis has its ticks at transformed places.</summary>
/// <param name="Title">The words along it.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends, greater than <paramref name="From"/>.</param>
/// <param name="Ticks">Its ticks, in increasing order; one whose label would run into the last is drawn without.</param>
public sealed record PlotAxis(string Title, double From, double To, IReadOnlyList<AxisTick> Ticks);
