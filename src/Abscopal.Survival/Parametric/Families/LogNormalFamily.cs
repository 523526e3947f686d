using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

internal sealed class LogNormalFamily(string[] covariates) : LocationScaleFamily(covariates)
{
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);

    protected override Jet StandardLogSurvival(Jet z) => Jet.LogNormalUpperTail(z);

    protected override Jet StandardLogDensity(Jet z) => (-0.5 * z * z) - HalfLog2Pi;
}
