using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Compare;

/// <summary>All tests of equal hazards between the groups of a file.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Rows">What was read.</param>
/// <param name="LogRank">The log-rank test, with observed and expected events.</param>
/// <param name="Tests">Every test, the log-rank first.</param>
public sealed record CompareResult(CompareRequest Request, SurvivalRows Rows, LogRankResult LogRank, IReadOnlyList<NamedTest> Tests);
