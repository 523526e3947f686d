using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Compare;

/// <summary>What is asked of a comparison of groups.</summary>
public sealed record CompareRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Which columns hold what; the groups are needed.</summary>
    public required SurvivalColumns Columns { get; init; }

    /// <summary>The delay of the modestly weighted test, in the unit of the file; null leaves that test out.</summary>
    public double? ModestDelay { get; init; }

    /// <summary>Whether the log-rank statistic is also held against permutations of the groups.</summary>
    public bool Permutes { get; init; }
}
