namespace Abscopal.Trials.Simulation.Model;

/// <summary>How two arms are compared; large values of Z favour the experimental arm.</summary>
public enum StatisticKind
{
    /// <summary>The log-rank test.</summary>
    LogRank,

    /// <summary>The Fleming-Harrington weights S^rho (1 - S)^gamma of the pooled curve just before the event.</summary>
    FlemingHarrington,

    /// <summary>The modestly weighted test, 1 / max(S(t-), S(delay)): Magirr and Burman 2019.</summary>
    ModestlyWeighted,

    /// <summary>The largest of the Fleming-Harrington tests (0,0), (0,1), (1,0), (1,1), with the p-value of their joint normal distribution.</summary>
    MaxCombo,

    /// <summary>The difference of restricted means to a horizon.</summary>
    RestrictedMean,

    /// <summary>The difference of Kaplan-Meier estimates at a landmark.</summary>
    Landmark,

    /// <summary>Wald's test in Cox regression.</summary>
    Cox,

    /// <summary>The posterior probability of a hazard ratio below 1 with an exponential model and a borrowed prior of the control hazard, as Z.</summary>
    BorrowedControl,
}
