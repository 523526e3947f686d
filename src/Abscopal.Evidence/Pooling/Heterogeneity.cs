using Abscopal.Survival;

namespace Abscopal.Evidence.Pooling;

/// <summary>How much trials differ beyond chance.</summary>
/// <param name="Q">Cochran's statistic.</param>
/// <param name="Degrees">Its degrees of freedom, trials less one.</param>
/// <param name="PValue">Against no heterogeneity.</param>
/// <param name="Tau">The standard deviation between trials, on the scale of pooling.</param>
/// <param name="TauLimits">By the Q profile of Viechtbauer, Stat. Med. 26 (2007) 37-52.</param>
/// <param name="ISquared">
/// The share of the variance that lies between trials, from 0 to 1: tau^2 over tau^2 plus the typical variance of Higgins
/// and Thompson, Stat. Med. 21 (2002) 1539-1558, formula 9.
/// </param>
/// <param name="ISquaredLimits">From the limits of tau.</param>
public sealed record Heterogeneity(
    Estimate Q, int Degrees, Estimate PValue, Estimate Tau, Interval TauLimits, Estimate ISquared, Interval ISquaredLimits);
