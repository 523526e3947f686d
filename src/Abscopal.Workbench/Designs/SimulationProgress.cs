namespace Abscopal.Workbench.Designs;

/// <summary>How far a simulation is.</summary>
/// <param name="Finished">Blocks of trials finished.</param>
/// <param name="Total">Blocks of this run's share.</param>
/// <param name="TrialsPerSecond">The rate of this run.</param>
/// <param name="TimeLeft">At this rate; null before the first block.</param>
public sealed record SimulationProgress(int Finished, int Total, double TrialsPerSecond, TimeSpan? TimeLeft);
