using System.Collections.Immutable;
using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.TimeToEvent;

/// <summary>What happened to a subject, by days, as the endpoints need it.</summary>
public sealed record SubjectTimeline
{
    /// <summary>The day from which time is counted.</summary>
    public required DatedRow Start { get; init; }

    /// <summary>The last day of which the data know.</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>Whether the tumour was assessed at baseline.</summary>
    public bool HasBaseline { get; init; } = true;

    /// <summary>The responses after the start, in order of time.</summary>
    public ImmutableArray<DatedResponse> Assessments { get; init; } = [];

    /// <summary>Death; null when none is known.</summary>
    public DatedRow? Death { get; init; }

    /// <summary>The last day the subject was known to be alive; null when it is not known.</summary>
    public DatedRow? LastAlive { get; init; }

    /// <summary>The start of the first anti-tumour therapy outside the study; null when none is known.</summary>
    public DatedRow? NewTherapy { get; init; }

    /// <summary>When the subject was lost or withdrew consent to follow-up; null when that did not happen.</summary>
    public DatedRow? Lost { get; init; }
}
