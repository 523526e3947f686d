namespace Abscopal.Survival;

/// <summary>A family: its parameters, and the logarithms of survival and density with their derivatives.</summary>
internal abstract class SurvivalFamily
{
    public abstract int ParameterCount { get; }

    public abstract string[] ParameterNames { get; }

    /// <summary>log S(t) of a subject with covariates x.</summary>
    public abstract void LogSurvival(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result);

    /// <summary>log f(t) of a subject with covariates x; time is positive.</summary>
    public abstract void LogDensity(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result);

    /// <summary>Times at which the hazard jumps, for quadrature.</summary>
    public virtual IReadOnlyList<double> Breaks => [];
}
