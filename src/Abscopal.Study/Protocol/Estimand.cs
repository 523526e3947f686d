using System.Collections.Immutable;

namespace Abscopal.Study.Protocol;

/// <summary>What is to be estimated, by the five attributes of ICH E9(R1).</summary>
public sealed record Estimand
{
    /// <summary>The key of the estimand.</summary>
    public required string Id { get; init; }

    /// <summary>The endpoint it belongs to.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The treatment.</summary>
    public required Words Treatment { get; init; }

    /// <summary>The population.</summary>
    public required Words Population { get; init; }

    /// <summary>The variable of each subject.</summary>
    public required Words Variable { get; init; }

    /// <summary>What may happen after treatment has begun and change the meaning of the variable.</summary>
    public ImmutableArray<IntercurrentEvent> IntercurrentEvents { get; init; } = [];

    /// <summary>Which events count when the endpoint is derived from patient data; null where it is not said.</summary>
    public EstimandCensoring? Censoring { get; init; }

    /// <summary>The summary over the population.</summary>
    public required Words Summary { get; init; }
}
