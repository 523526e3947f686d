namespace Abscopal.Evidence.Bias;

/// <summary>What the counts of a factor stand for.</summary>
public enum PrevalenceUncertainty
{
    /// <summary>The very subjects compared: no uncertainty.</summary>
    Fixed,

    /// <summary>A population seen through them: Jeffreys' beta distribution.</summary>
    Sampled,
}
