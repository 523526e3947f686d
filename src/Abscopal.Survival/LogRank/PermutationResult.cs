namespace Abscopal.Survival;

/// <summary>The result of a permutation test.</summary>
/// <param name="Statistic">The sum over groups of squared score over size.</param>
/// <param name="PValue">The share of assignments with at least this statistic.</param>
/// <param name="IsExact">Whether all assignments were enumerated.</param>
/// <param name="Assignments">How many were enumerated or drawn.</param>
/// <param name="MonteCarloError">The standard error of the p-value; 0 when exact.</param>
/// <param name="Options">The options that made the result.</param>
public sealed record PermutationResult(double Statistic, double PValue, bool IsExact, long Assignments, double MonteCarloError, PermutationOptions Options);
