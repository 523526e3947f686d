namespace Abscopal.Survival;

/// <summary>How tied events of the cause share their risk set.</summary>
public enum FineGrayTies
{
    /// <summary>Every tied event sees the whole risk set, as in R's <c>cmprsk::crr</c>.</summary>
    Breslow,

    /// <summary>The k-th of d tied events sees the risk set less k / d of the tied subjects, as <c>survival::finegray</c> with R's default ties.</summary>
    Efron,
}
