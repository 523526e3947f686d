using Abscopal.Biology.Calibration;
using Abscopal.Biology.Ensembles;
using Abscopal.Campaigns;
using Abscopal.Input;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Calibrate;

/// <summary>Calibrates the model on the published arms; finished blocks stay in the folder, so that it can be broken off.</summary>
public static class CalibrateJob
{
    private const string About = "Weighted draws of the calibration on CASPIAN, IMpower133 and CAPSTONE-1; radiosensitivity from the contrast of CREST. " + Biology.GuardRails.Statement;

    /// <summary>The name of the file that the folder takes.</summary>
    public const string EnsembleFile = "ensemble.json";

    /// <summary>Calibrates.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told generations, then draws weighed.</param>
    /// <param name="cancellation">Ends the work between blocks.</param>
    /// <exception cref="InvalidInputException">The folder cannot be used.</exception>
    public static Ensemble Run(CalibrateRequest request, IProgress<CalibrateProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OutputFile.CheckFolder(request.Output);
        string search = Path.Combine(request.Output, "search");
        if (!request.Resume && File.Exists(Path.Combine(search, FileCampaignStore.FileName)))
            throw new InvalidInputException(new InputProblem("the folder holds a calibration already", request.Output, Key: "--out", Allowed: "--resume to go on with it, or another folder"));
        try
        {
            List<SearchDraw> draws = Search(request, search, progress, cancellation);
            return Weigh(request, draws, progress, cancellation);
        }
        catch (CampaignException wrong)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Output, Key: "--out", Allowed: "the folder of the same calibration, or another one"), wrong);
        }
    }

    private static List<SearchDraw> Search(CalibrateRequest request, string folder, IProgress<CalibrateProgress>? progress, CancellationToken cancellation)
    {
        CalibrationOptions options = request.Options;
        using FileCampaignStore store = FileCampaignStore.OpenOrCreate(folder, CalibrationSearch.Specify(options));
        int total = options.Islands * options.Generations;
        int[] done = new int[options.Islands];
        int finished = store.Finished * options.Generations;
        var kind = new CalibrationSearch(Report, new CheckpointFiles(folder), cancellation);
        CampaignRunner.Run(kind, store, new CampaignRunOptions { Threads = request.Threads }, cancellation);
        return
        [
            .. Enumerable.Range(0, options.Islands).SelectMany(island => CalibrationSearch.Read(store.Read(island).Span))
                .OrderByDescending(draw => draw.LogLikelihood).ThenBy(draw => draw.Standard[0]),
        ];

        void Report(int island, int generation)
        {
            lock (done)
            {
                done[island] = generation;
                progress?.Report(new CalibrateProgress("Searching", finished + done.Sum(), total));
            }
        }
    }

    private static Ensemble Weigh(CalibrateRequest request, List<SearchDraw> draws, IProgress<CalibrateProgress>? progress, CancellationToken cancellation)
    {
        using FileCampaignStore store = FileCampaignStore.OpenOrCreate(Path.Combine(request.Output, "weights"), CalibrationWeights.Specify(request.Options, draws));
        IProgress<CampaignProgress>? relay = progress is null ? null : new Relay(progress);
        CampaignRunner.Run(new CalibrationWeights(), store, new CampaignRunOptions { Threads = request.Threads, Progress = relay }, cancellation);
        Ensemble ensemble = CalibrationWeights.Gather(request.Options, draws, store);
        OutputFile.Write(Path.Combine(request.Output, EnsembleFile), stream => ensemble.Write(stream, About));
        return ensemble;
    }

    private sealed class Relay(IProgress<CalibrateProgress> progress) : IProgress<CampaignProgress>
    {
        public void Report(CampaignProgress value) => progress.Report(new CalibrateProgress("Weighing", value.Finished, value.Total));
    }
}
