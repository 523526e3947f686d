namespace Abscopal.Trials.Simulation.Model;

/// <summary>What happens to the subjects of one arm and one stratum, on time since randomisation unless said otherwise.</summary>
/// <remarks>
/// With a progression hazard the course is an illness-death model: endpoint 0 is progression-free survival (progression
/// or death, whichever is first), endpoint 1 overall survival. Without one there is a single endpoint.
/// Source: Putter, Fiocco and Geskus, Statistics in Medicine 26 (2007) 2389-2430; Meller, Beyersmann and Rufibach,
/// Statistics in Medicine 38 (2019) 4270-4289.
/// </remarks>
public sealed record SubjectCourse
{
    /// <summary>The event hazard; with <see cref="Progression"/> set, that of death without progression.</summary>
    public required PiecewiseRate Event { get; init; }

    /// <summary>The hazard of progression, or null for one endpoint only.</summary>
    public PiecewiseRate? Progression { get; init; }

    /// <summary>The hazard of death after progression, on time since progression.</summary>
    public PiecewiseRate? AfterProgression { get; init; }

    /// <summary>The probability that a subject who progressed gets the later therapy.</summary>
    public double SwitchProbability { get; init; }

    /// <summary>The hazard of death after progression under the later therapy, on time since progression.</summary>
    public PiecewiseRate? AfterSwitch { get; init; }

    /// <summary>The dropout hazard.</summary>
    public PiecewiseRate Dropout { get; init; } = PiecewiseRate.None;

    internal void Check(string key)
    {
        if (!(SwitchProbability >= 0 && SwitchProbability <= 1)) throw new DesignException($"{key}.switching", $"is {DesignCheck.Text(SwitchProbability)}", "0 to 1");
        if (Progression is not null && AfterProgression is null) throw new DesignException($"{key}.afterProgression", "is missing", "a hazard of death after progression");
        if (SwitchProbability > 0 && AfterSwitch is null) throw new DesignException($"{key}.afterSwitch", "is missing", "a hazard of death under the later therapy");
    }
}
