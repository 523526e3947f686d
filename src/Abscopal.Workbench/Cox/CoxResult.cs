using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Cox;

/// <summary>A Cox regression of a file.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Rows">What was read.</param>
/// <param name="Fit">The fit.</param>
/// <param name="Proportionality">The test of proportionality; null where the fit has no finite maximum.</param>
/// <param name="Concordance">Harrell's concordance.</param>
public sealed record CoxResult(CoxRequest Request, SurvivalRows Rows, CoxFit Fit, ProportionalityTest? Proportionality, ConcordanceResult Concordance);
