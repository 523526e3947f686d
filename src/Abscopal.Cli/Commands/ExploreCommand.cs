using System.CommandLine;
using System.Globalization;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Explore;
using Abscopal.Workbench.Files;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal explore</c>: what the ensemble predicts of a regimen, beside its rivals.</summary>
internal static class ExploreCommand
{
    public static Command Create(Stream output, TextWriter console, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "A regimen file, for example regimens/lead.yaml." };
        var subjects = new Option<int?>("--subjects") { Description = "Subjects of the predicted trial; the file's own number when left out.", HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Seed; the same seed gives the same bits.", DefaultValueFactory = _ => 1, HelpName = "SEED" };
        var replicates = new Option<int?>("--trials") { Description = "Trials simulated; from 100 to 400 by their size when left out.", HelpName = "N" };
        var threads = new Option<int>("--threads") { Description = "Threads to use; results do not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var ensemble = new Option<string?>("--ensemble") { Description = "Another ensemble than the one that ships, as 'calibrate' wrote it.", HelpName = "FILE" };
        var figure = new Option<string?>("--figure") { Description = "Draws prediction and rivals to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var language = new Option<string>("--lang") { Description = "Language of the figure: en or zh.", DefaultValueFactory = _ => "en", HelpName = "LANG" };
        var export = new Option<string?>("--export") { Description = "Writes one virtual patient's model, and that of Kosinsky 2018, to a folder as SBML, SED-ML and tables.", HelpName = "DIR" };
        var grid = new Option<string?>("--grid") { Description = "Varies dose, fractions, sites, day and a partner, and writes grid, sensitivity, telling measurements and a randomised trial to a folder.", HelpName = "DIR" };
        var randomised = new Option<int>("--trial-subjects") { Description = "Subjects of the randomised trial of --grid.", DefaultValueFactory = _ => 400, HelpName = "N" };
        var json = new Option<string?>("--json") { Description = "Writes the result as JSON to a file, or to standard output with '-'.", HelpName = "FILE" };
        var command = new Command("explore", "Predicts a trial of a regimen with virtual patients, with intervals of its size and rival explanations. Research and hypothesis generation only.") { file };
        foreach (Option option in new Option[] { subjects, seed, replicates, threads, ensemble, figure, language, export, grid, randomised, json }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            FigureFile.Check(parsed.GetValue(figure), "--figure");
            FigureFile.CheckLanguage(parsed.GetValue(language)!);
            var request = new ExploreRequest
            {
                Path = parsed.GetValue(file)!,
                Ensemble = parsed.GetValue(ensemble),
                Options = new PredictionOptions
                {
                    Seed = parsed.GetValue(seed),
                    Subjects = InRange(parsed.GetValue(subjects), "--subjects", 2, 100_000),
                    Replicates = InRange(parsed.GetValue(replicates), "--trials", 1, 100_000),
                    Threads = InRange(parsed.GetValue(threads), "--threads", 1, 1024)!.Value,
                },
            };
            ExploreResult result = ExploreJob.Run(request, cancellation: cancellation);
            if (parsed.GetValue(figure) is { } picture) ExploreFigure.Write(result, parsed.GetValue(language)!, picture, "--figure");
            int arms = InRange(parsed.GetValue(randomised), "--trial-subjects", 2, 100_000)!.Value;
            if (parsed.GetValue(grid) is { } varied) ExplorationJob.Run(request, varied, arms, cancellation);
            if (parsed.GetValue(export) is { } folder) ModelExport.Write(result.Regimen, result.Ensemble, request.Options.Seed, folder);
            ResultOutput.Write(parsed, json, output, stream => ExploreJson.Write(result, stream), () => Show(result, console));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    internal static int? InRange(int? value, string key, int least, int greatest) => value is null || (value >= least && value <= greatest)
        ? value
        : throw new InvalidInputException(new InputProblem($"{value.Value.ToString(CultureInfo.InvariantCulture)} is out of range", Key: key, Allowed: string.Create(CultureInfo.InvariantCulture, $"{least} to {greatest}")));

    private static void Show(ExploreResult result, TextWriter console)
    {
        console.WriteLine(result.Regimen.Name);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Replicates} simulated trials of {result.Subjects} subjects over {result.Ensemble.Members.Length} members of the ensemble {result.Ensemble.Hash[..12]}; {ConsoleTable.Level(result.Request.Options.Level)} intervals"));
        RegimenPrediction[] all = [result.Prediction, .. result.Rivals];
        ConsoleTable.Show(["Figure", .. all.Select(p => p.Name), "Seen"], Rows(result, all));
        foreach (string note in result.Notes) console.WriteLine(note);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ExploreResult result, RegimenPrediction[] all)
    {
        foreach (PredictedRate rate in result.Prediction.Rates.Concat(result.Prediction.Medians))
        {
            bool median = rate.Month is null && rate.Endpoint is not "ORR";
            string name = median ? $"median {rate.Endpoint} (months)" : rate.Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{rate.Endpoint} at {month} months (%)") : "ORR (%)";
            ObservedRate? seen = result.Seen(rate);
            double scale = median ? 1 : 100;
            yield return [name, .. all.Select(p => Text(p.Of(rate.Endpoint, rate.Month)!, scale)), seen is null ? "" : (scale * seen.Value).ToString("0.0", CultureInfo.InvariantCulture)];
        }
    }

    private static string Text(PredictedRate rate, double scale)
    {
        string One(Estimate estimate) => ConsoleTable.Number(estimate.Map(x => scale * x), "0.0");
        return $"{One(rate.Estimate)} ({One(rate.Lower)}–{One(rate.Upper)})";
    }
}
