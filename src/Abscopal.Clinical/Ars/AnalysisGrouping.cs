namespace Abscopal.Clinical.Ars;

/// <summary>A grouping of an analysis.</summary>
/// <param name="GroupingId">The grouping.</param>
/// <param name="ResultsByGroup">Whether there is a result for each group, or one over all of them, as of a test between groups.</param>
public readonly record struct AnalysisGrouping(string GroupingId, bool ResultsByGroup);
