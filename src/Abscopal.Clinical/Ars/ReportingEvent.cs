using System.Collections.Immutable;

namespace Abscopal.Clinical.Ars;

/// <summary>A set of analyses as data, by the Analysis Results Standard of CDISC, version 1.</summary>
public sealed record ReportingEvent
{
    /// <summary>The identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Populations of subjects.</summary>
    public ImmutableArray<NamedSelection> AnalysisSets { get; init; } = [];

    /// <summary>Selections of records.</summary>
    public ImmutableArray<NamedSelection> DataSubsets { get; init; } = [];

    /// <summary>What results are split by.</summary>
    public ImmutableArray<Grouping> Groupings { get; init; } = [];

    /// <summary>What is computed.</summary>
    public ImmutableArray<AnalysisMethod> Methods { get; init; } = [];

    /// <summary>The analyses.</summary>
    public ImmutableArray<Analysis> Analyses { get; init; } = [];
}
