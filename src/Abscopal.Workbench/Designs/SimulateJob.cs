using System.Diagnostics;
using Abscopal.Campaigns;
using Abscopal.Input;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Designs;

/// <summary>Simulates a design, in memory or in a folder that can be broken off, resumed, sharded and merged.</summary>
public static class SimulateJob
{
    /// <summary>The name of an empty file that stands in the folder as long as its simulation is not finished.</summary>
    public const string UnfinishedMark = "campaign.unfinished";

    /// <summary>Simulates.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="progress">Told after each block of trials.</param>
    /// <param name="cancellation">Ends the run between blocks; a folder keeps what is finished.</param>
    /// <exception cref="InvalidInputException">The design is wrong, or the folder holds something else.</exception>
    public static SimulateOutcome Run(SimulateRequest request, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        LoadedDesign loaded = DesignFileReader.Read(request.Path);
        (TrialSimulationOptions options, CampaignSpecification specification) = loaded.Try(design => Specify(design, request));
        if (request.Output is { } folder) OutputFile.CheckFolder(folder);
        return Translated(request.Output, () =>
        {
            if (request.Output is null) return Run(options, new MemoryCampaignStore(specification), request, progress, cancellation);
            if (File.Exists(request.Output)) throw new InvalidInputException(new InputProblem("is a file", request.Output, Key: "--out", Allowed: "a folder"));
            Prepare(request.Output, request.Resume);
            using FileCampaignStore store = FileCampaignStore.OpenOrCreate(request.Output, specification);
            SimulateOutcome outcome = Run(options, store, request, progress, cancellation);
            if (outcome.Simulation is { } whole)
            {
                store.Seal();
                SimulationFiles.Write(request.Output, whole, store, options);
            }

            File.Delete(Path.Combine(request.Output, UnfinishedMark));
            return outcome;
        });
    }

    /// <summary>Brings the shards of one simulation together and writes the results of the whole.</summary>
    /// <param name="folders">The folders of the shards.</param>
    /// <param name="output">The folder of the whole.</param>
    /// <exception cref="InvalidInputException">A folder holds no campaign or another one, or shards are missing.</exception>
    public static TrialSimulation Merge(IReadOnlyList<string> folders, string output)
    {
        OutputFile.CheckFolder(output);
        return Translated(output, () =>
        {
            using FileCampaignStore store = CampaignMerge.Merge(folders, output);
            var whole = TrialSimulation.FromStore(store);
            SimulationFiles.Write(output, whole, store, TrialSimulationKind.OptionsOf(store.Specification));
            return whole;
        });
    }

    private static (TrialSimulationOptions Options, CampaignSpecification Specification) Specify(DesignFile design, SimulateRequest request)
    {
        TrialSimulationOptions options = design.Simulation(request.Trials, request.Seed)
            ?? throw new InvalidInputException(new InputProblem($"a design of kind {design.Kind} has exact characteristics; there is nothing to simulate", request.Path, Key: "kind", Allowed: "abscopal design for this file"));
        options = options with { KeepsRows = request.Rows };
        return (options, TrialSimulationKind.Specify(options));
    }

    private static SimulateOutcome Run(
        TrialSimulationOptions options, ICampaignStore store, SimulateRequest request, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        int blocksPerScenario = store.Specification.Blocks / options.Scenarios.Count;
        long before = Trials(store, options, blocksPerScenario);
        double perBlock = (double)options.Trials / blocksPerScenario;
        var clock = Stopwatch.StartNew();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        CampaignRunner.Run(
            new TrialSimulationKind(),
            store,
            new CampaignRunOptions { Threads = request.Threads, Shard = request.Shard, Progress = progress is null ? null : new Relay(progress, perBlock) },
            cancellation);
        long run = Trials(store, options, blocksPerScenario) - before;
        TrialSimulation? whole = store.Finished == store.Specification.Blocks ? TrialSimulation.FromStore(store) : null;
        return new SimulateOutcome(whole, run, clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    private static long Trials(ICampaignStore store, TrialSimulationOptions options, int blocksPerScenario)
    {
        int shortBlock = options.Trials - ((blocksPerScenario - 1) * options.TrialsPerBlock);
        return Enumerable.Range(0, store.Specification.Blocks).Where(store.Contains)
            .Sum(block => block % blocksPerScenario == blocksPerScenario - 1 ? shortBlock : (long)options.TrialsPerBlock);
    }

    // A finished campaign (or shard) is written anew like any result; an unfinished one may be hours of work.
    private static void Prepare(string folder, bool resume)
    {
        Directory.CreateDirectory(folder);
        string mark = Path.Combine(folder, UnfinishedMark);
        if (!resume)
        {
            if (File.Exists(mark)) throw new InvalidInputException(new InputProblem("holds a simulation that was not finished", folder, Key: "--out", Allowed: "--resume to go on with it, or another folder"));
            File.Delete(Path.Combine(folder, FileCampaignStore.FileName));
        }

        File.WriteAllBytes(mark, []);
    }

    private static T Translated<T>(string? folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (CampaignException wrong) when (wrong.InnerException is null)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, Key: folder is null ? null : "--out"), wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new InputProblem("cannot be used: " + wrong.Message, folder, Key: "--out", Allowed: "a folder no other run is writing to"), wrong);
        }
    }

    private sealed class Relay(IProgress<SimulationProgress> progress, double trialsPerBlock) : IProgress<CampaignProgress>
    {
        public void Report(CampaignProgress value) => progress.Report(new SimulationProgress(
            value.Finished, value.Total, value.BlocksPerSecond * trialsPerBlock, value.TimeLeft));
    }
}
