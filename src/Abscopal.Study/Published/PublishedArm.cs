using System.Collections.Immutable;

namespace Abscopal.Study.Published;

/// <summary>What was printed of one arm.</summary>
public sealed record PublishedArm
{
    /// <summary>The key of the arm.</summary>
    public required string Id { get; init; }

    /// <summary>The arm's name as a reader sees it.</summary>
    public required Words Label { get; init; }

    /// <summary>The number of subjects.</summary>
    public required int N { get; init; }

    /// <summary>The time-to-event endpoints.</summary>
    public ImmutableArray<PublishedEndpoint> Endpoints { get; init; } = [];

    /// <summary>
    /// Counts with their percentages: baseline, course of disease, safety. The keys <c>progressed</c> and
    /// <c>onTreatmentAtCutOff</c> of group <c>course</c> constrain reconstructed cohorts.
    /// </summary>
    public ImmutableArray<PublishedCount> Counts { get; init; } = [];

    /// <summary>Printed summaries that are not counts, such as a median age.</summary>
    public ImmutableArray<PublishedMeasure> Measures { get; init; } = [];

    /// <summary>The count of a key, or null when it was not printed.</summary>
    /// <param name="key">The key of the count.</param>
    public PublishedCount? Count(string key) => Counts.FirstOrDefault(c => string.Equals(c.Key, key, StringComparison.Ordinal));

    /// <summary>The endpoint of an identifier, or null when it was not printed.</summary>
    /// <param name="id">The endpoint, for example PFS.</param>
    public PublishedEndpoint? Endpoint(string id) => Endpoints.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal));
}
