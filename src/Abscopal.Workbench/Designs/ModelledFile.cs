using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Designs;

/// <summary>A design of several arms, endpoints or populations, whose characteristics come by simulation.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Kind">The word of the kind.</param>
/// <param name="Options">What is simulated.</param>
/// <param name="Alpha">The type I error of one side, of all hypotheses together.</param>
/// <param name="Note">How the hypotheses share it.</param>
public sealed record ModelledFile(string Name, string Kind, TrialSimulationOptions Options, double Alpha, string Note) : DesignFile(Name, Kind)
{
    /// <inheritdoc/>
    public override DesignOutcome Design()
    {
        _ = TrialSimulationKind.Specify(Options);
        return new ModelledOutcome(Name, Options, Note);
    }

    /// <inheritdoc/>
    public override TrialSimulationOptions? Simulation(int trials, uint seed) => Options with { Trials = trials, Seed = seed };
}
