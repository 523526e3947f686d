using System.Collections.Immutable;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Patient data of the study's arm, in place of data sets drawn of its print.</summary>
public sealed record ContrastPatients
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The columns of times and events.</summary>
    public required SurvivalColumns Columns { get; init; }

    /// <summary>A file with a row a subject, such as ADSL, that holds the covariates and the times of treatment; null where <see cref="Path"/> holds them.</summary>
    public string? Subjects { get; init; }

    /// <summary>The column that names the subject in both files.</summary>
    /// <value>USUBJID by default.</value>
    public string Subject { get; init; } = "USUBJID";

    /// <summary>Whether times are days; months otherwise.</summary>
    public bool InDays { get; init; }

    /// <summary>The covariates that are matched.</summary>
    public ImmutableArray<MatchedCovariate> Covariates { get; init; } = [];

    /// <summary>The column of times at which a treatment kept for survivors was given, empty for those without; null where dates are not known.</summary>
    public string? TreatedAt { get; init; }

    /// <summary>The months of the landmark at which those treated by it are compared with the others.</summary>
    /// <value>6 by default.</value>
    public double Landmark { get; init; } = 6;
}
