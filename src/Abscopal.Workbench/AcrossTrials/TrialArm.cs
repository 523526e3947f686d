using System.Collections.Immutable;
using Abscopal.Evidence.Comparison;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>An arm with its data sets: drawn of what it printed, or its patients as one.</summary>
/// <param name="Study">The trial.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Endpoint">The printed endpoint.</param>
/// <param name="Draws">The data sets; each reproduces the print within <see cref="Misfit"/>.</param>
public sealed record TrialArm(PublishedStudy Study, PublishedArm Arm, PublishedEndpoint Endpoint, ImmutableArray<ArmSample> Draws)
{
    /// <summary>The group of the trial; null for none.</summary>
    public Words? Group { get; init; }

    /// <summary>Whether every printed contrast of the trial has the arm as its reference.</summary>
    public bool IsControl { get; init; }

    /// <summary>The greatest distance of a drawn curve from a printed rate or median, in survival.</summary>
    public double Misfit { get; init; }

    /// <summary>Progression or death of the same subjects, where the endpoint is another and it is known; empty otherwise.</summary>
    public ImmutableArray<ArmSample> Progression { get; init; } = [];

    /// <summary>The name of the trial and of the arm in a language.</summary>
    /// <param name="language">The language.</param>
    public string Name(string language) => $"{Study.Title.In(language)}: {Arm.Label.In(language)}";
}
