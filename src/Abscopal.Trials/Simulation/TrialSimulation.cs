using System.Collections.Immutable;
using Abscopal.Campaigns;

namespace Abscopal.Trials.Simulation;

/// <summary>The results of a simulation; the same bits on any number of threads, in any shards, after any interruption.</summary>
/// <param name="Specification">The hash of what was simulated.</param>
/// <param name="EngineVersion">The version of the engine.</param>
/// <param name="Seed">The seed of the study.</param>
/// <param name="Scenarios">The scenarios in their order.</param>
public sealed record TrialSimulation(string Specification, int EngineVersion, uint Seed, ImmutableArray<ScenarioCharacteristics> Scenarios)
{
    /// <summary>Simulates in memory.</summary>
    /// <param name="options">What is simulated.</param>
    /// <param name="run">Threads and progress; the share must be the whole.</param>
    /// <param name="cancellation">Ends the run between blocks.</param>
    /// <exception cref="DesignException">The options cannot be met.</exception>
    public static TrialSimulation Run(TrialSimulationOptions options, CampaignRunOptions? run = null, CancellationToken cancellation = default)
    {
        var store = new MemoryCampaignStore(TrialSimulationKind.Specify(options));
        CampaignRunner.Run(new TrialSimulationKind(), store, run ?? new CampaignRunOptions(), cancellation);
        return FromStore(store);
    }

    /// <summary>The results of a finished campaign.</summary>
    /// <param name="store">The campaign's store.</param>
    /// <exception cref="CampaignException">It is of another kind, or blocks are missing.</exception>
    public static TrialSimulation FromStore(ICampaignStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        CampaignSpecification specification = store.Specification;
        if (!string.Equals(specification.Kind, TrialSimulationKind.KindName, StringComparison.Ordinal))
            throw new CampaignException($"The campaign is {specification.Kind}, not {TrialSimulationKind.KindName}.");
        TrialSimulationOptions options = SimulationSpecification.Read(specification.Parameters);
        int blocks = SimulationSpecification.BlocksPerScenario(options);
        var scenarios = ImmutableArray.CreateBuilder<ScenarioCharacteristics>(options.Scenarios.Count);
        for (int s = 0; s < options.Scenarios.Count; s++)
        {
            var tally = ScenarioTally.Of(options);
            for (int b = 0; b < blocks; b++) tally.AddBlock(store.Read((s * blocks) + b).Span);
            scenarios.Add(ScenarioCharacteristics.Of(options, s, tally));
        }

        return new TrialSimulation(specification.Hash, specification.EngineVersion, options.Seed, scenarios.MoveToImmutable());
    }
}
