using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Simulation;

/// <summary>What is true of the subjects in one scenario.</summary>
public sealed record TrialScenario
{
    /// <summary>The name in tables.</summary>
    public required string Name { get; init; }

    /// <summary>The hazard of the control arm on time since randomisation; a last rate of 0 is a cured fraction.</summary>
    public required PiecewiseRate Control { get; init; }

    /// <summary>The hazard of the experimental arm.</summary>
    public required PiecewiseRate Experimental { get; init; }

    /// <summary>The dropout hazard of the control arm.</summary>
    public PiecewiseRate ControlDropout { get; init; } = PiecewiseRate.None;

    /// <summary>The dropout hazard of the experimental arm.</summary>
    public PiecewiseRate ExperimentalDropout { get; init; } = PiecewiseRate.None;

    /// <summary>With a <see cref="TrialSimulationOptions.Model"/>: the courses by arm, in each arm biomarker-negative then positive when there are strata.</summary>
    public IReadOnlyList<SubjectCourse>? Courses { get; init; }

    /// <summary>
    /// The number of the random streams. Scenarios of the same number meet the same draws, subject by subject, so that
    /// their differences are sharper; null takes the place in the list.
    /// </summary>
    public int? Stream { get; init; }
}
