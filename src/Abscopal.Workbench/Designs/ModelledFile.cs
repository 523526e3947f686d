using System.Collections.Immutable;
using Abscopal.Campaigns;
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
    private const int DesignTrials = 2000;
    private const int TimeTrials = 200;

    /// <summary>The type I error of the family spent by each look.</summary>
    public required ImmutableArray<double> Spent { get; init; }

    /// <inheritdoc/>
    public override DesignOutcome Design()
    {
        TrialSimulation power = Run(Options with { Trials = DesignTrials });
        ImmutableArray<double> times = [.. Enumerable.Range(0, Options.Looks.Count).Select(TimeOf)];
        return new ModelledOutcome(Name, Options, Spent, power, times, Note);
    }

    /// <inheritdoc/>
    public override TrialSimulationOptions? Simulation(int trials, uint seed) => Options with { Trials = trials, Seed = seed };

    // When a look comes in the first scenario if nothing is stopped, dropped or changed before it.
    private double TimeOf(int look) => Run(Options with
    {
        Looks = [Options.Looks[look]],
        Scenarios = [Options.Scenarios[0]],
        Trials = TimeTrials,
        Model = Options.Model! with { Adaptation = null, Bounds = [[.. Options.Model.Hypotheses.Select(_ => new double?[] { null })]] },
    }).Scenarios[0].ExpectedDuration;

    private static TrialSimulation Run(TrialSimulationOptions options) =>
        TrialSimulation.Run(options with { TrialsPerBlock = 100 }, new CampaignRunOptions { Threads = Environment.ProcessorCount });
}
