using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Curves;

/// <summary>Subjects whose Kaplan-Meier curve is the digitised one.</summary>
public sealed record ReconstructedCurve
{
    /// <summary>The arm.</summary>
    public required string Label { get; init; }

    /// <summary>The time of each subject, ascending, in the unit of the curve; at one time events come first.</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>Whether each subject had the event.</summary>
    public required ImmutableArray<bool> Events { get; init; }

    /// <summary>The number of events.</summary>
    public int EventCount => Events.Count(e => e);

    /// <summary>What was asked.</summary>
    public required CurveReconstructionOptions Options { get; init; }

    /// <summary>How well it fits.</summary>
    public required CurveDiagnostics Diagnostics { get; init; }

    /// <summary>The subjects as survival data.</summary>
    public SurvivalData ToSurvivalData() => SurvivalData.FromTimes(Times.AsSpan(), Events.AsSpan());
}
