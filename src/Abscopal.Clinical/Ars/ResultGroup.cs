namespace Abscopal.Clinical.Ars;

/// <summary>The group of a result.</summary>
/// <param name="GroupingId">The grouping.</param>
/// <param name="GroupId">The group, where groups are defined.</param>
/// <param name="GroupValue">The value of the data, where values are groups.</param>
public sealed record ResultGroup(string GroupingId, string? GroupId, string? GroupValue);
