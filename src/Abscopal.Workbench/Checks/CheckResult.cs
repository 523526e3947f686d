using Abscopal.Clinical.Checks;

namespace Abscopal.Workbench.Checks;

/// <summary>What was checked and found.</summary>
/// <param name="Files">The files, in the order they were read.</param>
/// <param name="Define">The Define-XML they were held against, or null.</param>
/// <param name="Findings">The rules they break.</param>
public sealed record CheckResult(IReadOnlyList<string> Files, string? Define, IReadOnlyList<CheckFinding> Findings);
