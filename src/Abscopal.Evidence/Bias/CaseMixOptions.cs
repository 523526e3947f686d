namespace Abscopal.Evidence.Bias;

/// <summary>How a ratio is standardised for case mix.</summary>
public sealed record CaseMixOptions
{
    /// <summary>The confidence level of every interval.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>How the factors of an arm become one score.</summary>
    public CaseMixScore Score { get; init; } = CaseMixScore.MeanOfLogRatios;

    /// <summary>Whether the counts are uncertain draws of a population, or facts of the subjects that were treated.</summary>
    public PrevalenceUncertainty Prevalence { get; init; } = PrevalenceUncertainty.Fixed;

    /// <summary>The draws.</summary>
    /// <value>10,000 by default.</value>
    public int Draws { get; init; } = 10_000;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;
}
