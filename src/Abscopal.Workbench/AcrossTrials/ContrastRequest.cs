using System.Collections.Immutable;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>What is asked of a comparison across trials.</summary>
public sealed record ContrastRequest
{
    /// <summary>The study's folder.</summary>
    public required string Study { get; init; }

    /// <summary>The folders of the trials it is compared with, each with the group it is pooled in.</summary>
    public required ImmutableArray<ContrastTrial> Trials { get; init; }

    /// <summary>The endpoint.</summary>
    /// <value>OS by default.</value>
    public string Endpoint { get; init; } = "OS";

    /// <summary>The one confidence level of every interval, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The data sets that are drawn of each arm, at least 2.</summary>
    /// <value>20 by default.</value>
    public int Sets { get; init; } = 20;

    /// <summary>The seed of every draw.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Months at which survival is compared.</summary>
    /// <value>12 and 24 by default.</value>
    public ImmutableArray<double> Landmarks { get; init; } = [12, 24];

    /// <summary>The months to which all means are restricted; null takes the smallest last time of any data set of any arm, so that all rows are alike.</summary>
    public double? Horizon { get; init; }

    /// <summary>Months at which the hazard ratio may change.</summary>
    /// <value>6 and 12 by default.</value>
    public ImmutableArray<double> Cuts { get; init; } = [6, 12];

    /// <summary>The scale of the half-normal prior on the standard deviation between trials, on the logit scale of a rate.</summary>
    /// <value>0.5 by default.</value>
    public double TauScale { get; init; } = 0.5;

    /// <summary>Patient data of the study's arm, in place of data sets drawn of its print; null without.</summary>
    public ContrastPatients? Patients { get; init; }

    /// <summary>A file of prognostic ratios for the standardisation of case mix; null takes <c>prognosis.csv</c> of the study's folder, where there is one.</summary>
    public string? Prognosis { get; init; }

    /// <summary>The earliest and the latest month at which a treatment kept for survivors may have been given.</summary>
    /// <value>3 to 9 by default, an assumption: dates of cranial irradiation are seldom printed.</value>
    public (double Earliest, double Latest) TreatedBetween { get; init; } = (3, 9);

    /// <summary>The key of the printed count of those treated.</summary>
    /// <value>pci by default.</value>
    public string TreatedCount { get; init; } = "pci";
}
