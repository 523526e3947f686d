using System.Collections.Immutable;

namespace Abscopal.Study.Published;

/// <summary>What a study printed: every fact with its source and its printed precision.</summary>
public sealed record PublishedStudy
{
    /// <summary>The study's short identifier, the name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>The name a reader knows the study by.</summary>
    public required Words Title { get; init; }

    /// <summary>Where the facts were printed; the first is the default source of a fact that names none.</summary>
    public required ImmutableArray<FactSource> Sources { get; init; }

    /// <summary>The unit of printed times.</summary>
    public required PrintedUnit TimeUnit { get; init; }

    /// <summary>The day after which nothing was counted, when printed.</summary>
    public DateOnly? DataCutOff { get; init; }

    /// <summary>The first day on which a subject can have been enrolled (the first of a printed month).</summary>
    public DateOnly? EnrolmentFirst { get; init; }

    /// <summary>The last day on which a subject can have been enrolled (the last of a printed month).</summary>
    public DateOnly? EnrolmentLast { get; init; }

    /// <summary>The arms.</summary>
    public required ImmutableArray<PublishedArm> Arms { get; init; }

    /// <summary>Printed comparisons between arms.</summary>
    public ImmutableArray<PublishedContrast> Contrasts { get; init; } = [];

    /// <summary>Whether the facts were read by eye from figures and must be checked against the paper before quotation.</summary>
    public bool ReadFromFigures { get; init; }
}
