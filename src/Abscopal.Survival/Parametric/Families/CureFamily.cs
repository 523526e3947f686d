using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

/// <summary>S = p + (1 - p) S0 with S0 Weibull or exponential: Farewell, Biometrics 38 (1982) 1041-1046.</summary>
internal sealed class CureFamily(string[] covariates, bool weibull)
    : LocalFamily("(Intercept)", weibull ? ["Log(scale)", "logit(cured)"] : ["logit(cured)"], covariates)
{
    protected override Jet LogSurvival(double time, Jet location, Jet second, Jet third)
    {
        (Jet z, Jet logit) = Split(time, location, second, third);
        return Jet.LogOnePlusExp(-Jet.Exp(z) - logit) + logit - Jet.LogOnePlusExp(logit);
    }

    protected override Jet LogDensity(double time, Jet location, Jet second, Jet third)
    {
        (Jet z, Jet logit) = Split(time, location, second, third);
        Jet density = z - Jet.Exp(z) - Math.Log(time) - Jet.LogOnePlusExp(logit);
        return weibull ? density - second : density;
    }

    private (Jet Z, Jet Logit) Split(double time, Jet location, Jet second, Jet third) => weibull
        ? ((Math.Log(time) - location) * Jet.Exp(-second), third)
        : (Math.Log(time) - location, second);
}
