using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Parametric;

/// <summary>Parametric models of the groups of a file.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Rows">What was read.</param>
/// <param name="Groups">The groups, each with its models.</param>
public sealed record ParametricResult(ParametricRequest Request, SurvivalRows Rows, IReadOnlyList<ParametricGroup> Groups);
