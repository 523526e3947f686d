namespace Abscopal.Workbench.StudyReport;

/// <summary>The kinds of figures that are derived from cohorts.</summary>
public enum DerivedKind
{
    /// <summary>Survival at a time.</summary>
    Rate,

    /// <summary>A quantile of the time to event.</summary>
    Quantile,
}
