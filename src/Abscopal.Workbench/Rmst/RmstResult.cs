using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Rmst;

/// <summary>Restricted means of the groups of a file and their comparisons with the first.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Rows">What was read.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Contrasts">Each further group against the first.</param>
public sealed record RmstResult(RmstRequest Request, SurvivalRows Rows, IReadOnlyList<RestrictedMeanResult> Groups, IReadOnlyList<RestrictedMeanContrast> Contrasts);
