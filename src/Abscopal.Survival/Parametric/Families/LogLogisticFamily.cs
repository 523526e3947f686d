using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

internal sealed class LogLogisticFamily(string[] covariates) : LocationScaleFamily(covariates)
{
    protected override Jet StandardLogSurvival(Jet z) => -Jet.LogOnePlusExp(z);

    protected override Jet StandardLogDensity(Jet z) => z - (2 * Jet.LogOnePlusExp(z));
}
