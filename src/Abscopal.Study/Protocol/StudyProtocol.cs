using System.Collections.Immutable;
using Abscopal.Study.Protocol.Schedule;

namespace Abscopal.Study.Protocol;

/// <summary>What a study set out to do, and how it is analysed here.</summary>
public sealed record StudyProtocol
{
    /// <summary>The study's short identifier, the name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>The name a reader knows the study by.</summary>
    public required Words Title { get; init; }

    /// <summary>The number in a trial registry, if any.</summary>
    public string? Registry { get; init; }

    /// <summary>The phase: I, II, III or a combination such as I/III; NA for a study without one.</summary>
    public required string Phase { get; init; }

    /// <summary>How subjects were allocated and masked.</summary>
    public required StudyDesign Design { get; init; }

    /// <summary>The disease and the line of treatment.</summary>
    public required Words Indication { get; init; }

    /// <summary>Where the study was run.</summary>
    public Words? Country { get; init; }

    /// <summary>The number of sites, when known.</summary>
    public int? Sites { get; init; }

    /// <summary>The arms.</summary>
    public required ImmutableArray<ProtocolArm> Arms { get; init; }

    /// <summary>Who could take part, one criterion each.</summary>
    public ImmutableArray<Words> Eligibility { get; init; } = [];

    /// <summary>Who could not take part, one criterion each.</summary>
    public ImmutableArray<Words> Exclusion { get; init; } = [];

    /// <summary>Who was to take part; null where it is not told.</summary>
    public PlannedPopulation? Population { get; init; }

    /// <summary>The sets of subjects that are analysed.</summary>
    public ImmutableArray<AnalysisPopulation> Populations { get; init; } = [];

    /// <summary>Interventions of which no cycles are told; those of the arms are with the arms.</summary>
    public ImmutableArray<ProtocolIntervention> Interventions { get; init; } = [];

    /// <summary>The objectives.</summary>
    public ImmutableArray<ProtocolObjective> Objectives { get; init; } = [];

    /// <summary>The endpoints.</summary>
    public required ImmutableArray<ProtocolEndpoint> Endpoints { get; init; }

    /// <summary>The estimands of the analysis.</summary>
    public ImmutableArray<Estimand> Estimands { get; init; } = [];

    /// <summary>The schedule of activities; null where it is not told.</summary>
    public StudySchedule? Schedule { get; init; }

    /// <summary>The choices of the analysis.</summary>
    public required AnalysisChoices Analysis { get; init; }

    /// <summary>The arms of other studies that this one is shown beside.</summary>
    public ImmutableArray<Comparator> Comparators { get; init; } = [];
}
