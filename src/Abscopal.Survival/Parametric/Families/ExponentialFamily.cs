using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

internal sealed class ExponentialFamily(string[] covariates) : LocalFamily("(Intercept)", [], covariates)
{
    protected override Jet LogSurvival(double time, Jet location, Jet second, Jet third) => -(time * Jet.Exp(-location));

    protected override Jet LogDensity(double time, Jet location, Jet second, Jet third) => -location - (time * Jet.Exp(-location));
}
