namespace Abscopal.Trials.Simulation;

/// <summary>Simulates the trials of one scenario, one at a time.</summary>
internal interface ITrialEngine
{
    /// <summary>Simulates one trial. The outcome depends on the options, the scenario and the number only.</summary>
    TrialOutcome Run(uint trial);
}
