using System.CommandLine;
using System.Globalization;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal contrast</c>: a single-arm study beside the arms of other trials.</summary>
internal static class ContrastCommand
{
    public static Command Create(Stream output)
    {
        var shared = new SurvivalOptions();
        var study = new Argument<string>("STUDY") { Description = "The study's folder." };
        Option<string[]> with = With();
        var endpoint = new Option<string>("--endpoint") { Description = "The endpoint.", DefaultValueFactory = _ => "OS", HelpName = "NAME" };
        var sets = new Option<int>("--sets") { Description = "Data sets drawn of each arm.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1, HelpName = "SEED" };
        var at = new Option<string>("--at") { Description = "Months at which survival is compared.", DefaultValueFactory = _ => "12,24", HelpName = "MONTHS" };
        var cuts = new Option<string>("--cuts") { Description = "Months at which the hazard ratio may change.", DefaultValueFactory = _ => "6,12", HelpName = "MONTHS" };
        var tau = new Option<double>("--tau-scale") { Description = "Scale of the half-normal prior on the deviation between trials (logit of a rate).", DefaultValueFactory = _ => 0.5, HelpName = "NUMBER" };
        var prognosis = new Option<string?>("--prognosis") { Description = "CSV of prognostic factors: factor,ratio,lower,upper,count,subjects,control_count,control_subjects.", HelpName = "FILE" };
        var treated = new Option<string>("--treated-between") { Description = "Months between which survivors may have been given cranial irradiation.", DefaultValueFactory = _ => "3,9", HelpName = "MONTHS" };
        var command = new Command("contrast", "Sets a single-arm study beside the arms of other trials, with what print and design leave open.") { study };
        foreach (Option option in new Option[] { with, endpoint, shared.Level, sets, seed, at, cuts, tau, prognosis, treated, shared.Json }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            IReadOnlyList<double> between = SurvivalOptions.Numbers(parsed.GetValue(treated), "--treated-between");
            if (between.Count != 2) throw new InvalidInputException(new InputProblem("there must be two months", Key: "--treated-between", Allowed: "such as 3,9"));
            if (!(parsed.GetValue(tau) > 0)) throw new InvalidInputException(new InputProblem("the scale is not above 0", Key: "--tau-scale", Allowed: "a number such as 0.5"));
            ContrastResult result = ContrastJob.Run(
                new ContrastRequest
                {
                    Study = parsed.GetValue(study)!,
                    Trials = [.. Trials(parsed.GetValue(with))],
                    Endpoint = parsed.GetValue(endpoint)!,
                    Level = shared.ConfidenceLevel(parsed),
                    Sets = parsed.GetValue(sets),
                    Seed = parsed.GetValue(seed),
                    Landmarks = [.. SurvivalOptions.Numbers(parsed.GetValue(at), "--at")],
                    Cuts = [.. SurvivalOptions.Numbers(parsed.GetValue(cuts), "--cuts")],
                    TauScale = parsed.GetValue(tau),
                    Prognosis = parsed.GetValue(prognosis),
                    TreatedBetween = (between[0], between[1]),
                },
                cancellation);
            ResultOutput.Write(parsed, shared.Json, output, stream => ContrastJson.Write(result, stream), () => Show(result));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    internal static Option<string[]> With() => new("--with") { Description = "A trial's folder, once for each; GROUP=FOLDER pools groups side by side.", Required = true, HelpName = "TRIAL" };

    internal static IEnumerable<ContrastTrial> Trials(string[]? texts)
    {
        foreach (string text in texts ?? [])
        {
            int sign = text.IndexOf('=', StringComparison.Ordinal);
            yield return sign > 0 ? new ContrastTrial(text[(sign + 1)..], text[..sign]) : new ContrastTrial(text);
        }
    }

    private static void Show(ContrastResult result)
    {
        string level = ConsoleTable.Level(result.Request.Level);
        Console.WriteLine($"{result.Own.Study.Title}, {result.Request.Endpoint}, {result.Own.Arm.N} subjects, beside other trials; {level} limits throughout. Reconstructed subjects, not patients.");
        ConsoleTable.Show(
            ["Against", "HR", $"{level} limits", "sampling alone", "reconstruction", "RMST months", .. result.Request.Landmarks.Select(t => $"S({t.ToString("R", CultureInfo.InvariantCulture)}) difference"), "E-value (limit)"],
            result.Arms.Select(Row));
        ConsoleTable.Show(
            ["HR by period", .. result.Arms[0].Comparison.Periods.Select(p => $"{p.From.ToString("R", CultureInfo.InvariantCulture)} to {ConsoleTable.Number(p.To, "R")}")],
            result.Arms.Select(a => (IReadOnlyList<string>)[Name(a.Arm), .. a.Comparison.Periods.Select(p => $"{Exp(p.LogRatio.Value)} ({Exp(p.LogRatio.Limits.Lower)} to {Exp(p.LogRatio.Limits.Upper)})")]));
        ConsoleTable.Show(
            ["Pooled controls", "Trials", "HR", "limits", "against the next control arm", "tau", "E-value (limit)"],
            result.Ratios.Select(r => (IReadOnlyList<string>)[Group(r.Group), ConsoleTable.Whole(r.Controls.Trials.Length), ConsoleTable.Number(r.HazardRatio, "0.00"), Limits(r.Limits, "0.00"), Limits(r.PredictionLimits, "0.00"), ConsoleTable.Number(r.Controls.Heterogeneity.Tau, "0.000"), EValue(r.EValue)]));
        ConsoleTable.Show(
            ["Rate of controls", "Trials", "pooled", "limits", "next control arm", "the same, with the prior", "the study"],
            result.Landmarks.Select(l => (IReadOnlyList<string>)[$"{Group(l.Group)}, {l.Time.ToString("R", CultureInfo.InvariantCulture)} months", ConsoleTable.Whole(l.Trials.Length), ConsoleTable.Number(ControlRates.Rate(l.Pooled.Mean), "0.0%"), Limits(ControlRates.Rate(l.Pooled.Limits), "0.0%"), Limits(ControlRates.Rate(l.Pooled.PredictionLimits), "0.0%"), Limits(ControlRates.Rate(l.Bayesian.PredictionLimits), "0.0%"), $"{ConsoleTable.Number(ControlRates.Rate(l.Own.Value), "0.0%")} ({Limits(ControlRates.Rate(l.Own.Limits), "0.0%")})"]));
        ShowBias(result);
    }

    private static void ShowBias(ContrastResult result)
    {
        foreach (TimeZeroShift shift in result.TimeZero)
            Console.WriteLine($"Were the study's clock {Math.Abs(shift.Months).ToString("R", CultureInfo.InvariantCulture)} month {(shift.Months > 0 ? "late" : "early")}, the ratio against {Name(result.Arms[0].Arm)} would be {ConsoleTable.Number(shift.Comparison.HazardRatio, "0.00")} ({Limits(shift.Comparison.HazardRatioLimits, "0.00")}).");
        if (result.ImmortalTime is { } immortal)
            Console.WriteLine($"Immortal time alone: {ConsoleTable.Whole(immortal.Options.Treated)} survivors treated between months {immortal.Options.Earliest.ToString("R", CultureInfo.InvariantCulture)} and {immortal.Options.Latest.ToString("R", CultureInfo.InvariantCulture)} without any effect would show a ratio of {ConsoleTable.Number(immortal.NaiveRatio, "0.00")} ({Limits(immortal.NaiveRatioLimits, "0.00")}) against the others; a time-dependent analysis shows {ConsoleTable.Number(immortal.TimeDependentRatio, "0.00")}.");
        if (result.CaseMix is { } mix)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Standardised for case mix: {mix.CrudeRatio:0.00} becomes {mix.AdjustedRatio:0.00} ({Limits(mix.AdjustedLimits, "0.00")})."));
        foreach (IGrouping<double, ImbalancePoint> factor in result.Imbalance.GroupBy(p => p.FactorRatio))
            Console.WriteLine($"A factor of ratio {factor.Key.ToString("R", CultureInfo.InvariantCulture)} brings the pooled ratio to 1 where controls / the study have it in: {string.Join("; ", factor.Select(p => $"{p.ControlPrevalence.ToString("0%", CultureInfo.InvariantCulture)} / {(p.TreatmentPrevalence.IsEstimated ? p.TreatmentPrevalence.Value.ToString("0%", CultureInfo.InvariantCulture) : "cannot")}"))}.");
        foreach (string left in result.LeftOut) Console.WriteLine("Left out: " + left + ".");
        Console.WriteLine(ContrastResult.Limits);
    }

    private static IReadOnlyList<string> Row(ArmContrast contrast)
    {
        ArmComparisonResult c = contrast.Comparison;
        ImputedEstimate log = c.LogHazardRatio;
        return
        [
            Name(contrast.Arm),
            ConsoleTable.Number(c.HazardRatio, "0.00"),
            Limits(c.HazardRatioLimits, "0.00"),
            $"{Exp(log.LimitsOfSamplingAlone.Lower)} to {Exp(log.LimitsOfSamplingAlone.Upper)}",
            ConsoleTable.Number(log.ReconstructionShare, "0%"),
            $"{ConsoleTable.Number(c.RestrictedMeanDifference.Value, "0.0")} ({Limits(c.RestrictedMeanDifference.Limits, "0.0")})",
            .. c.Landmarks.Select(l => $"{ConsoleTable.Number(l.Difference.Value, "0.0%")} ({Limits(l.Difference.Limits, "0.0%")})"),
            contrast.EValue is { } e ? EValue(e) : "",
        ];
    }

    private static string Name(TrialArm arm) => $"{arm.Study.Title}: {arm.Arm.Label}{(arm.IsControl ? " (control)" : "")}";

    private static string Group(string group) => group.Length > 0 ? group : "all";

    private static string Exp(Estimate log) => ConsoleTable.Number(log.Map(Math.Exp), "0.00");

    private static string EValue(EValueResult e) => string.Create(CultureInfo.InvariantCulture, $"{e.EValue:0.00} ({ConsoleTable.Number(e.LimitEValue, "0.00")})");

    private static string Limits(Interval limits, string format) => $"{ConsoleTable.Number(limits.Lower, format)} to {ConsoleTable.Number(limits.Upper, format)}";
}
