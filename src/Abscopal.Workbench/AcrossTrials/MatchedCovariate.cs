namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A covariate of the study's patients, and the printed count of the other trials that it is matched to.</summary>
/// <param name="Column">The column of the patients' file.</param>
/// <param name="Value">The text that stands for having it; null where the column holds 1 or Y for it and 0 or N otherwise.</param>
/// <param name="Key">The key of the count in <c>published.yaml</c>.</param>
public sealed record MatchedCovariate(string Column, string? Value, string Key);
