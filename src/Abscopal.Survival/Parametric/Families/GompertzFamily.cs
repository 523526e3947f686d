using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

/// <summary>Hazard exp(u + a t): Gompertz, Phil. Trans. 115 (1825) 513-583.</summary>
internal sealed class GompertzFamily(string[] covariates) : LocalFamily("log(rate)", ["shape"], covariates)
{
    protected override Jet LogSurvival(double time, Jet location, Jet second, Jet third) =>
        -(time * Jet.Exp(location) * Jet.ExpMinusOneRatio(second * time));

    protected override Jet LogDensity(double time, Jet location, Jet second, Jet third) =>
        location + (second * time) + LogSurvival(time, location, second, third);
}
