using System.Collections.Immutable;
using Abscopal.Campaigns;
using Abscopal.Trials;
using Abscopal.Trials.Assurance;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Designs;

namespace Abscopal.Workbench.NextTrial;

/// <summary>Options for the trial that must confirm or refute a signal, side by side.</summary>
/// <param name="Name">The name in the design file.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Prior">What is believed besides.</param>
/// <param name="Options">The options.</param>
public sealed record NextTrialPlan(string Name, Signal Signal, SuccessPrior Prior, ImmutableArray<TrialOption> Options)
{
    /// <summary>Simulated trials of each option in each scenario.</summary>
    public const int Trials = 2000;

    private const double LessPower = 0.8;

    /// <summary>The design of a file as it is, with less power, and with two subjects on the new treatment for each control.</summary>
    /// <param name="file">The design file.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="prior">What is believed besides.</param>
    /// <param name="threads">The threads to use; results do not depend on it.</param>
    /// <exception cref="DesignException">A design cannot be.</exception>
    public static NextTrialPlan From(RandomisedFile file, Signal signal, SuccessPrior? prior = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(signal);
        SuccessPrior believed = prior ?? new SuccessPrior();
        RandomisedOptions usual = file.Options;
        return new NextTrialPlan(file.Name, signal, believed,
        [
            Option("base", file, signal, believed, threads),
            Option("smaller", file with { Options = usual with { Power = LessPower, Events = null } }, signal, believed, threads),
            Option("twoToOne", file with { Options = usual with { Allocation = new AllocationRule(1, 2, usual.Allocation.Permuted) } }, signal, believed, threads),
        ]);
    }

    private static TrialOption Option(string key, RandomisedFile file, Signal signal, SuccessPrior prior, int threads)
    {
        RandomisedOptions options = file.Options;
        var design = RandomisedDesign.From(options);
        double share = (double)options.Allocation.Control / (options.Allocation.Control + options.Allocation.Experimental);
        // One look at the end with the final bound: earlier looks add a little.
        var success = NormalAssurance.ThreeWays(
            signal.Effect, signal.Error, signal.Bar, -Math.Log(prior.HazardRatio), prior.Deviation, prior.Heterogeneity, design.Events * share * (1 - share), design.Looks[^1].Upper ?? double.PositiveInfinity, -Math.Log(prior.WorstHazardRatio));
        // Hazards that are not proportional have no formula for the power of the log-rank test; common streams make options comparable.
        var simulated = TrialSimulation.Run(file.Simulation(Trials, 1)! with { TrialsPerBlock = 200 }, new CampaignRunOptions { Threads = threads });
        return new TrialOption(key, design, simulated.Scenarios, success);
    }
}
