using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Designs.Observed;

namespace Abscopal.Workbench.Designs;

/// <summary>A design as its file states it; each kind has a record of its own.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Kind">The word of the kind, for example <c>randomised-survival</c>.</param>
public abstract record DesignFile(string Name, string Kind)
{
    /// <summary>Makes the design.</summary>
    /// <exception cref="Abscopal.Trials.DesignException">It cannot be.</exception>
    public abstract DesignOutcome Design();

    /// <summary>Asks whether the design can be, and makes no more of it than that needs.</summary>
    /// <exception cref="Abscopal.Trials.DesignException">It cannot be.</exception>
    public virtual void Check() => Design();

    /// <summary>What is simulated, or null for a kind whose characteristics are exact.</summary>
    /// <param name="trials">Trials of each scenario.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="Abscopal.Trials.DesignException">It cannot be.</exception>
    public virtual TrialSimulationOptions? Simulation(int trials, uint seed) => null;

    /// <summary>The design in the light of what was seen so far, or null for a kind that has no such review.</summary>
    /// <param name="observed">What was seen.</param>
    /// <exception cref="Abscopal.Trials.DesignException">It does not fit the design.</exception>
    public virtual DesignOutcome? Review(ObservedTrial observed) => null;
}
