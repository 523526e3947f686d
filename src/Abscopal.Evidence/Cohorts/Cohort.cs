using System.Collections.Immutable;

namespace Abscopal.Evidence.Cohorts;

/// <summary>
/// Subjects reconstructed from print: not patients, but one of the many cohorts that the printed figures allow. Element
/// i of every column belongs to the same subject.
/// </summary>
public sealed record Cohort
{
    /// <summary>The number of the cohort in its set, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The key of the arm.</summary>
    public required string Arm { get; init; }

    /// <summary>The day of enrolment of each subject.</summary>
    public required ImmutableArray<DateOnly> Enrolled { get; init; }

    /// <summary>The endpoints.</summary>
    public required ImmutableArray<EndpointTimes> Endpoints { get; init; }

    /// <summary>Whether each subject progressed; empty where the study has no progression.</summary>
    public ImmutableArray<bool> Progressed { get; init; } = [];

    /// <summary>Whether each subject was still treated at the cut-off; empty where it was not printed.</summary>
    public ImmutableArray<bool> OnTreatmentAtCutOff { get; init; } = [];

    /// <summary>The endpoint of an identifier, or null when the cohort has none.</summary>
    /// <param name="id">The endpoint, for example PFS.</param>
    public EndpointTimes? Endpoint(string id) => Endpoints.FirstOrDefault(e => string.Equals(e.Endpoint, id, StringComparison.Ordinal));
}
