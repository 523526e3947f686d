namespace Abscopal.Reporting.Figures;

/// <summary>The cumulative incidence of one cause in one group.</summary>
/// <param name="Cause">The name of the cause.</param>
/// <param name="Steps">The steps in order of time; the first at time 0 with value 0.</param>
public sealed record IncidenceCurve(string Cause, IReadOnlyList<CurveStep> Steps);
