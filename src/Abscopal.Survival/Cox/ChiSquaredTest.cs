using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>A chi-squared statistic with its degrees of freedom.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom, at least 1.</param>
public readonly record struct ChiSquaredTest(Estimate Statistic, int DegreesOfFreedom)
{
    /// <summary>The upper tail probability of the statistic.</summary>
    public Estimate PValue
    {
        get
        {
            int degrees = DegreesOfFreedom;
            return Statistic.Map(x => ChiSquared.UpperTail(Math.Max(0, x), degrees));
        }
    }
}
