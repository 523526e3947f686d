namespace Abscopal.Trials.Multiplicity;

/// <summary>What became of one hypothesis of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRejected">Whether it is rejected.</param>
/// <param name="Step">In which step, from 1; null when it is not.</param>
/// <param name="Look">The look that rejected it, from 1; null when it is not.</param>
/// <param name="Level">The error it had when it was rejected, or at the end.</param>
/// <param name="AdjustedPValue">The adjusted p value; null for group-sequential tests.</param>
public sealed record GraphicalResult(string Name, bool IsRejected, int? Step, int? Look, double Level, double? AdjustedPValue);
