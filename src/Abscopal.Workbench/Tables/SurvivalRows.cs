using Abscopal.Survival;

namespace Abscopal.Workbench.Tables;

/// <summary>Survival data read from a file, with what was left out.</summary>
/// <param name="Data">The sample.</param>
/// <param name="Rows">The rows of the file.</param>
/// <param name="Excluded">The rows left out because a value was missing.</param>
/// <param name="ExcludedLines">The lines of the first of them, at most ten.</param>
/// <param name="Further">The further columns as text, for the rows of the sample.</param>
public sealed record SurvivalRows(
    SurvivalData Data,
    int Rows,
    int Excluded,
    IReadOnlyList<int> ExcludedLines,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Further);
