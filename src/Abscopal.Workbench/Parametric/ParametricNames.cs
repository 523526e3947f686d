using Abscopal.Survival;

namespace Abscopal.Workbench.Parametric;

/// <summary>The names of parametric families, as users write and read them.</summary>
public static class ParametricNames
{
    private static readonly (ParametricDistribution Distribution, string Name, string Title)[] Families =
    [
        (ParametricDistribution.Exponential, "exponential", "Exponential"),
        (ParametricDistribution.Weibull, "weibull", "Weibull"),
        (ParametricDistribution.LogNormal, "log-normal", "Log-normal"),
        (ParametricDistribution.LogLogistic, "log-logistic", "Log-logistic"),
        (ParametricDistribution.Gompertz, "gompertz", "Gompertz"),
        (ParametricDistribution.GeneralisedGamma, "generalised-gamma", "Generalised gamma"),
        (ParametricDistribution.PiecewiseExponential, "piecewise", "Piecewise exponential"),
        (ParametricDistribution.RoystonParmar, "royston-parmar", "Royston-Parmar spline"),
        (ParametricDistribution.ExponentialCure, "exponential-cure", "Exponential with cure"),
        (ParametricDistribution.WeibullCure, "weibull-cure", "Weibull with cure"),
    ];

    /// <summary>All names, separated by commas.</summary>
    public static string All { get; } = string.Join(", ", Families.Select(f => f.Name));

    /// <summary>The family of a name, or null.</summary>
    /// <param name="name">A name such as <c>weibull</c>.</param>
    public static ParametricDistribution? Find(string name)
    {
        int i = Array.FindIndex(Families, f => string.Equals(f.Name, name, StringComparison.Ordinal));
        return i < 0 ? null : Families[i].Distribution;
    }

    /// <summary>The name as users write it.</summary>
    /// <param name="distribution">The family.</param>
    public static string Name(ParametricDistribution distribution) => Array.Find(Families, f => f.Distribution == distribution).Name;

    /// <summary>The name as a legend shows it.</summary>
    /// <param name="distribution">The family.</param>
    public static string Title(ParametricDistribution distribution) => Array.Find(Families, f => f.Distribution == distribution).Title;
}
