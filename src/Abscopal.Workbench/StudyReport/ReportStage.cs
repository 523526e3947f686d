namespace Abscopal.Workbench.StudyReport;

/// <summary>The stages of a report.</summary>
public enum ReportStage
{
    /// <summary>Reading the study and its comparators.</summary>
    Reading,

    /// <summary>Auditing the printed facts.</summary>
    Auditing,

    /// <summary>Drawing cohorts.</summary>
    Reconstructing,

    /// <summary>Drawing figures and writing files.</summary>
    Writing,
}
