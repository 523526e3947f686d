using System.CommandLine;
using System.Globalization;
using Abscopal.Evidence.Borrowing;
using Abscopal.Evidence.Pooling;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal borrow</c>: priors for the control arm of a new trial from the control arms of printed ones.</summary>
internal static class BorrowCommand
{
    public static Command Create(Stream output)
    {
        var shared = new SurvivalOptions();
        Option<string[]> with = ContrastCommand.With();
        var endpoint = new Option<string>("--endpoint") { Description = "The endpoint.", DefaultValueFactory = _ => "OS", HelpName = "NAME" };
        var at = new Option<double>("--at") { Description = "The landmark, months.", DefaultValueFactory = _ => 12, HelpName = "MONTHS" };
        var tau = new Option<double>("--tau-scale") { Description = "Scale of the half-normal prior on the deviation between trials (logit).", DefaultValueFactory = _ => 0.5, HelpName = "NUMBER" };
        var vague = new Option<double>("--vague") { Description = "Weight of the vague component of the robust prior.", DefaultValueFactory = _ => 0.2, HelpName = "SHARE" };
        var power = new Option<double>("--power") { Description = "Power of the power prior.", DefaultValueFactory = _ => 0.5, HelpName = "SHARE" };
        var sets = new Option<int>("--sets") { Description = "Data sets drawn of each arm.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1, HelpName = "SEED" };
        var command = new Command("borrow", "Priors for the control arm of a new trial, from the control arms of printed ones.");
        foreach (Option option in new Option[] { with, endpoint, at, tau, vague, power, sets, seed, shared.Level, shared.Json }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            BorrowResult result = BorrowJob.Run(new BorrowRequest
            {
                Trials = [.. ContrastCommand.Trials(parsed.GetValue(with))],
                Endpoint = parsed.GetValue(endpoint)!,
                Landmark = parsed.GetValue(at),
                TauScale = parsed.GetValue(tau),
                VagueWeight = parsed.GetValue(vague),
                Power = parsed.GetValue(power),
                Sets = parsed.GetValue(sets),
                Seed = parsed.GetValue(seed),
                Level = shared.ConfidenceLevel(parsed),
            });
            ResultOutput.Write(parsed, shared.Json, output, stream => BorrowJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(BorrowResult result)
    {
        ConsoleTable.Show(["Control arm", "rate"], result.Trials.Select(t => (IReadOnlyList<string>)[t.Trial, Percent(BorrowResult.Rate(t.Value))]));
        ConsoleTable.Show(
            [$"Prior of the rate at {result.Request.Landmark.ToString("R", CultureInfo.InvariantCulture)} months", "worth, subjects", "by moments", "prior"],
            [
                Row("meta-analytic-predictive", result.Predictive.SampleSize, Betas(result.Predictive)),
                Row("robust meta-analytic-predictive", result.Robust.SampleSize, Betas(result.Robust)),
                Row($"power prior, {result.Request.Power.ToString("R", CultureInfo.InvariantCulture)}", result.Power.SampleSize, Logits(result.Power)),
                Row("commensurate", result.Commensurate.SampleSize, Logits(result.Commensurate)),
            ]);
        BayesianPoolingResult pooled = result.Evidence;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pooled rate {Percent(BorrowResult.Rate(pooled.Mean.Quantile(0.5)))} ({Limits(pooled.Limits)}); the next control arm {Limits(pooled.PredictionLimits)}; tau {pooled.TauMedian:0.00} ({pooled.TauLimits.Lower.Value:0.00} to {pooled.TauLimits.Upper.Value:0.00}), its prior half-normal of scale {result.Request.TauScale:R}. {ConsoleTable.Level(result.Request.Level)} limits; control arms are reconstructed subjects."));
        foreach (string left in result.LeftOut) Console.WriteLine("Left out: " + left + ".");
        Console.WriteLine(BorrowResult.Limits);
    }

    private static IReadOnlyList<string> Row(string name, EffectiveSampleSize size, string prior) =>
        [name, ConsoleTable.Number(size.LocalInformation, "0.0"), ConsoleTable.Number(size.Moment, "0.0"), prior];

    private static string Betas(BetaBorrowedPrior prior) =>
        string.Join(" + ", prior.Prior.Components.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Weight:0.00} Beta({c.A:0.0}, {c.B:0.0})")));

    private static string Logits(NormalBorrowedPrior prior) =>
        string.Create(CultureInfo.InvariantCulture, $"logit: mean {prior.Prior.Mean:0.00}, deviation {Math.Sqrt(prior.Prior.Variance):0.00}");

    private static string Limits(Interval logits) => $"{Percent(BorrowResult.Rate(logits.Lower.Value))} to {Percent(BorrowResult.Rate(logits.Upper.Value))}";

    private static string Percent(double rate) => rate.ToString("0.0%", CultureInfo.InvariantCulture);
}
