using System.Collections.Immutable;
using Abscopal.Study.Published;

namespace Abscopal.Study.Protocol;

/// <summary>How the study is analysed.</summary>
public sealed record AnalysisChoices
{
    /// <summary>The confidence level as a proportion.</summary>
    public required decimal ConfidenceLevel { get; init; }

    /// <summary>The transformation of survival on which limits are made.</summary>
    public required IntervalChoice Interval { get; init; }

    /// <summary>Whose conventions are followed.</summary>
    public required ProfileChoice Profile { get; init; }

    /// <summary>The times at which survival is shown, increasing, in <see cref="TimeUnit"/>.</summary>
    public required ImmutableArray<decimal> Landmarks { get; init; }

    /// <summary>The unit of time.</summary>
    public required PrintedUnit TimeUnit { get; init; }

    /// <summary>How cohorts are made from published facts.</summary>
    public ReconstructionChoices Reconstruction { get; init; } = new();
}
