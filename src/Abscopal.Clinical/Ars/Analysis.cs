using System.Collections.Immutable;

namespace Abscopal.Clinical.Ars;

/// <summary>An analysis and, once it was run, its results.</summary>
public sealed record Analysis
{
    /// <summary>The identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The method.</summary>
    public required string MethodId { get; init; }

    /// <summary>The population; null for all subjects.</summary>
    public string? AnalysisSetId { get; init; }

    /// <summary>The records; null for all of the dataset.</summary>
    public string? DataSubsetId { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The variable.</summary>
    public required string Variable { get; init; }

    /// <summary>What results are split by, in order.</summary>
    public ImmutableArray<AnalysisGrouping> Groupings { get; init; } = [];

    /// <summary>The results.</summary>
    public ImmutableArray<OperationResult> Results { get; init; } = [];
}
