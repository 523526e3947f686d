using Abscopal.Survival;

namespace Abscopal.Workbench.Cif;

/// <summary>Cumulative incidences of a file.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Rows">The rows of the file.</param>
/// <param name="Excluded">The rows left out because a value was missing.</param>
/// <param name="Groups">The groups, each with a curve for every cause.</param>
/// <param name="Tests">Gray's test of each cause; none with fewer than two groups.</param>
public sealed record CifResult(CifRequest Request, int Rows, int Excluded, IReadOnlyList<CumulativeIncidenceCurves> Groups, IReadOnlyList<GrayTestResult> Tests);
