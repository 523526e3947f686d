using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

internal sealed class WeibullFamily(string[] covariates) : LocationScaleFamily(covariates)
{
    protected override Jet StandardLogSurvival(Jet z) => -Jet.Exp(z);

    protected override Jet StandardLogDensity(Jet z) => z - Jet.Exp(z);
}
