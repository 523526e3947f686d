using Abscopal.Study.Protocol;

namespace Abscopal.Workbench.StudyReport;

/// <summary>A figure that was not printed, over all cohorts of one assumption.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Kind">What the figure is.</param>
/// <param name="At">The time of a rate in months, or the probability of a quantile.</param>
/// <param name="FollowUp">The assumption on follow-up.</param>
/// <param name="Spread">Its values over the cohorts.</param>
public sealed record DerivedFigure(string Endpoint, DerivedKind Kind, double At, FollowUpAssumption FollowUp, Spread Spread);
