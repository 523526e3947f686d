using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

/// <summary>Log time is location + sigma times a standard variable: Kalbfleisch and Prentice (2002), section 2.2.</summary>
internal abstract class LocationScaleFamily(string[] covariates) : LocalFamily("(Intercept)", ["Log(scale)"], covariates)
{
    protected override Jet LogSurvival(double time, Jet location, Jet second, Jet third) =>
        StandardLogSurvival((Math.Log(time) - location) * Jet.Exp(-second));

    protected override Jet LogDensity(double time, Jet location, Jet second, Jet third) =>
        StandardLogDensity((Math.Log(time) - location) * Jet.Exp(-second)) - second - Math.Log(time);

    protected abstract Jet StandardLogSurvival(Jet z);

    protected abstract Jet StandardLogDensity(Jet z);
}
