namespace Abscopal.Workbench.Data;

/// <summary>What was written.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Losses">What the format has no place for, one line each.</param>
public sealed record ConvertResult(long Rows, IReadOnlyList<string> Losses);
