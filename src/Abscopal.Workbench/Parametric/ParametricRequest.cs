using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Parametric;

/// <summary>What is asked of parametric models.</summary>
public sealed record ParametricRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Which columns hold what. Each group gets models of its own.</summary>
    public required SurvivalColumns Columns { get; init; }

    /// <summary>The families, in the order in which they are shown; every family that needs no cut points when empty.</summary>
    public IReadOnlyList<ParametricDistribution> Distributions { get; init; } = [];

    /// <summary>Where the hazard of the piecewise exponential model changes.</summary>
    public IReadOnlyList<double> CutPoints { get; init; } = [];

    /// <summary>The internal knots of the spline.</summary>
    public int InternalKnots { get; init; } = 1;

    /// <summary>The times at which survival is wanted, whether or not anyone was followed so long.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>The horizon of the restricted mean, or null for none.</summary>
    public double? Horizon { get; init; }

    /// <summary>The confidence level.</summary>
    public double Level { get; init; } = 0.95;
}
