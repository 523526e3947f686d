namespace Abscopal.Workbench.NextTrial;

/// <summary>What is believed of randomised trials of new treatments before this signal, and how unlike the signal the next trial may be.</summary>
/// <remarks>
/// The mean is that of overall survival in 624 randomised trials of cancer treatments, hazard ratio 0.95: Djulbegovic et al.,
/// Archives of Internal Medicine 168 (2008) 632-642. The two standard deviations are assumptions.
/// </remarks>
public sealed record SuccessPrior
{
    /// <summary>The mean hazard ratio of earlier trials.</summary>
    public double HazardRatio { get; init; } = 0.95;

    /// <summary>The standard deviation of the log hazard ratio among them.</summary>
    public double Deviation { get; init; } = 0.2;

    /// <summary>The largest hazard ratio thought possible: what ends the slowly falling likelihood of a signal that had to be striking.</summary>
    public double WorstHazardRatio { get; init; } = 1.5;

    /// <summary>The standard deviation between the signal's log hazard ratio and the next trial's: endpoint, population, control.</summary>
    public double Heterogeneity { get; init; } = 0.15;
}
