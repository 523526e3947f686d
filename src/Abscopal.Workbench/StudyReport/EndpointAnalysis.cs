using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Workbench.StudyReport;

/// <summary>One endpoint recomputed from the cohorts.</summary>
public sealed record EndpointAnalysis
{
    /// <summary>The endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The curve of the cohort nearest to the mean of all.</summary>
    public required KaplanMeierCurve Curve { get; init; }

    /// <summary>The median follow-up of that cohort.</summary>
    public required SurvivalQuantile FollowUp { get; init; }

    /// <summary>The number of that cohort.</summary>
    public required int CohortNumber { get; init; }

    /// <summary>From each time on, the least and the greatest curve over all cohorts.</summary>
    public required ImmutableArray<CurveRange> Range { get; init; }

    /// <summary>Figures that were not printed, with their spread over the cohorts.</summary>
    public required ImmutableArray<DerivedFigure> Derived { get; init; }
}
