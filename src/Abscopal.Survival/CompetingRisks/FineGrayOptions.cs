namespace Abscopal.Survival;

/// <summary>How a subdistribution hazard regression is made.</summary>
public sealed record FineGrayOptions
{
    /// <summary>The code of the cause, from 1.</summary>
    /// <value>1 by default.</value>
    public int Cause { get; init; } = 1;

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>How tied events share their risk set.</summary>
    /// <value>Breslow's, as in R's <c>cmprsk::crr</c>, by default.</value>
    public FineGrayTies Ties { get; init; } = FineGrayTies.Breslow;

    /// <summary>Whether tied events are at risk of censoring.</summary>
    /// <value>They are, as in R's <c>cmprsk::crr</c>, by default.</value>
    public CensoringTies CensoringTies { get; init; } = CensoringTies.EventsAtRisk;

    /// <summary>Whether the censoring distribution is estimated within each group of the data.</summary>
    /// <value>False by default: one distribution for all.</value>
    public bool CensoringByGroup { get; init; }
}
