using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Parametric;

/// <summary>Parametric models of the groups of a file.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Rows">What was read.</param>
/// <param name="Groups">The groups, each with its models.</param>
public sealed record ParametricResult(ParametricRequest Request, SurvivalRows Rows, IReadOnlyList<ParametricGroup> Groups)
{
    /// <summary>Families that were not asked for by name and cannot be fitted to these data, each with the reason.</summary>
    public IReadOnlyList<(ParametricDistribution Distribution, string Reason)> LeftOut { get; init; } = [];
}
