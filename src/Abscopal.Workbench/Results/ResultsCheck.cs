using Abscopal.Clinical.Ars;

namespace Abscopal.Workbench.Results;

/// <summary>What comparing given results with computed ones came to.</summary>
/// <param name="Comparisons">Every result that could be computed.</param>
/// <param name="NotRun">Analyses that were not run, with their number of results and why.</param>
public sealed record ResultsCheck(IReadOnlyList<ResultComparison> Comparisons, IReadOnlyList<(string Analysis, int Results, string Why)> NotRun)
{
    /// <summary>The results that agree.</summary>
    public int Agreeing => Comparisons.Count(c => c.Agrees);
}
