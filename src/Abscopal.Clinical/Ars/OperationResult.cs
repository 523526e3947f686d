using System.Collections.Immutable;

namespace Abscopal.Clinical.Ars;

/// <summary>One number of an analysis, with what it counts.</summary>
public sealed record OperationResult
{
    /// <summary>The operation.</summary>
    public required string OperationId { get; init; }

    /// <summary>The groups.</summary>
    public ImmutableArray<ResultGroup> Groups { get; init; } = [];

    /// <summary>The number at full precision; null where it is not estimable.</summary>
    public double? Value { get; init; }

    /// <summary>The number as text, at full precision, or NE.</summary>
    public string Raw { get; init; } = "";

    /// <summary>The number as it is printed.</summary>
    public string Formatted { get; init; } = "";

    /// <summary>The subjects behind it.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>The rows behind it, of the analysis's dataset, from 1.</summary>
    public ImmutableArray<int> Rows { get; init; } = [];
}
