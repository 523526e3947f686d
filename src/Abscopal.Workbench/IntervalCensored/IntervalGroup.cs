using Abscopal.Survival;

namespace Abscopal.Workbench.IntervalCensored;

/// <summary>What the intervals of one group say.</summary>
/// <param name="Label">The group.</param>
/// <param name="Subjects">The number of subjects.</param>
/// <param name="Events">The number whose event lies in a finite interval.</param>
/// <param name="Schedule">Turnbull's curve and the medians under each convention for the date between two scans.</param>
/// <param name="Models">Parametric fits.</param>
public sealed record IntervalGroup(string Label, int Subjects, int Events, ScanScheduleResult Schedule, IReadOnlyList<ParametricFit> Models);
