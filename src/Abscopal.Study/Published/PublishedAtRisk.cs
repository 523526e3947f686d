using System.Collections.Immutable;

namespace Abscopal.Study.Published;

/// <summary>A printed row of numbers at risk.</summary>
public sealed record PublishedAtRisk
{
    /// <summary>The times of the columns, increasing, in the study's unit.</summary>
    public required ImmutableArray<decimal> Times { get; init; }

    /// <summary>The subjects at risk just before each time; may be shorter than <see cref="Times"/> where trailing cells are blank.</summary>
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>The subjects censored up to each time, when printed; same shape as <see cref="Counts"/>.</summary>
    public ImmutableArray<int> CumulativeCensored { get; init; } = [];

    /// <summary>The key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the file where the fact stands, for messages.</summary>
    public int Line { get; init; }
}
