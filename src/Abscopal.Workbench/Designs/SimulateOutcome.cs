using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Designs;

/// <summary>What a simulation gave.</summary>
/// <param name="Simulation">The operating characteristics; null after one shard of several.</param>
/// <param name="TrialsRun">Trials simulated in this run, all scenarios together.</param>
/// <param name="Seconds">The time of this run by the clock.</param>
/// <param name="ProcessorSeconds">The time of this run by the processor, all threads together.</param>
public sealed record SimulateOutcome(TrialSimulation? Simulation, long TrialsRun, double Seconds, double ProcessorSeconds)
{
    /// <summary>Trials a second by the clock; 0 when nothing was left to do.</summary>
    public double TrialsPerSecond => Seconds > 0 ? TrialsRun / Seconds : 0;
}
