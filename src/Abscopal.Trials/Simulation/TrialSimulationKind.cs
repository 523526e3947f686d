using System.Buffers;
using Abscopal.Campaigns;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Simulation;

/// <summary>The simulation of trials as a campaign: block b holds consecutive trials of one scenario.</summary>
public sealed class TrialSimulationKind : ICampaignKind
{
    /// <summary>The name of the kind in specifications.</summary>
    public const string KindName = "trial-simulation";

    /// <summary>Raised whenever any bit of a result changes; a golden test watches it.</summary>
    public const int Version = 3;

    /// <inheritdoc/>
    public string Name => KindName;

    /// <inheritdoc/>
    public int EngineVersion => Version;

    /// <summary>The campaign of a simulation.</summary>
    /// <param name="options">What is simulated.</param>
    /// <exception cref="DesignException">The options cannot be met.</exception>
    public static CampaignSpecification Specify(TrialSimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SimulationSpecification.Of(options);
    }

    /// <summary>What a campaign simulates.</summary>
    /// <param name="specification">A specification of this kind.</param>
    /// <exception cref="CampaignException">It is of another kind.</exception>
    public static TrialSimulationOptions OptionsOf(CampaignSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return SimulationSpecification.Read(specification.Parameters);
    }

    /// <inheritdoc/>
    public ICampaignWorker Open(CampaignSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return new Worker(SimulationSpecification.Read(specification.Parameters));
    }

    private sealed class Worker(TrialSimulationOptions options) : ICampaignWorker
    {
        private readonly ITrialEngine?[] _simulators = new ITrialEngine?[options.Scenarios.Count];
        private readonly int _blocks = SimulationSpecification.BlocksPerScenario(options);
        private readonly ScenarioTally _tally = ScenarioTally.Of(options);
        private readonly TrialOutcome[] _rows = options.KeepsRows ? new TrialOutcome[options.TrialsPerBlock] : [];

        public void Run(int block, IBufferWriter<byte> output)
        {
            int scenario = block / _blocks;
            int first = (block % _blocks) * options.TrialsPerBlock;
            int last = Math.Min(first + options.TrialsPerBlock, options.Trials);
            ITrialEngine simulator = _simulators[scenario] ??= options.Model is null || options.Model.IsPlain(options) ? new TrialSimulator(options, scenario) : new ModelSimulator(options, scenario);
            _tally.Clear();
            for (int trial = first; trial < last; trial++)
            {
                TrialOutcome outcome = simulator.Run((uint)trial);
                _tally.Add(outcome);
                if (options.KeepsRows) _rows[trial - first] = outcome;
            }

            _tally.Write(output);
            if (options.KeepsRows) TrialRows.Write(_rows.AsSpan(0, last - first), output);
        }
    }
}
