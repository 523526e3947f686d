using System.CommandLine;
using Abscopal.Input;
using Abscopal.Workbench.AcrossTrials;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Tables;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal contrast</c>: a single-arm study beside the arms of other trials.</summary>
internal static class ContrastCommand
{
    public static Command Create(Stream output)
    {
        var shared = new SurvivalOptions();
        var patients = new PatientOptions();
        var study = new Argument<string>("STUDY") { Description = "The study's folder." };
        Option<string[]> with = With();
        var endpoint = new Option<string>("--endpoint") { Description = "The endpoint.", DefaultValueFactory = _ => "OS", HelpName = "NAME" };
        var sets = new Option<int>("--sets") { Description = "Data sets drawn of each arm.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1, HelpName = "SEED" };
        var at = new Option<string>("--at") { Description = "Months at which survival is compared.", DefaultValueFactory = _ => "12,24", HelpName = "MONTHS" };
        var horizon = new Option<double?>("--horizon") { Description = "Months to which means are restricted; the shortest follow-up of any arm when left out.", HelpName = "MONTHS" };
        var cuts = new Option<string>("--cuts") { Description = "Months at which the hazard ratio may change.", DefaultValueFactory = _ => "6,12", HelpName = "MONTHS" };
        var tau = new Option<double>("--tau-scale") { Description = "Scale of the half-normal prior on the deviation between trials.", DefaultValueFactory = _ => 0.5, HelpName = "NUMBER" };
        var prognosis = new Option<string?>("--prognosis") { Description = "CSV of prognostic ratios: endpoint,key,ratio,lower,upper,source; prognosis.csv of the study's folder when left out.", HelpName = "FILE" };
        var treated = new Option<string>("--treated") { Description = "Key of the printed count of those given a treatment kept for survivors.", DefaultValueFactory = _ => "pci", HelpName = "KEY" };
        var between = new Option<string>("--treated-between") { Description = "Months between which survivors may have been given it.", DefaultValueFactory = _ => "3,9", HelpName = "MONTHS" };
        var figure = new Option<string?>("--figure") { Description = "Draws the hazard ratios as a forest plot to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var language = new Option<string>("--lang") { Description = "Language of the figure: en or zh.", DefaultValueFactory = _ => "en", HelpName = "LANG" };
        var command = new Command("contrast", "Sets a single-arm study beside the arms of other trials, with what print and design leave open.") { study };
        foreach (Option option in new Option[] { with, endpoint, shared.Level, sets, seed, at, horizon, cuts, tau, prognosis, treated, between }.Concat(patients.All).Concat([figure, language, shared.Json])) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            FigureFile.CheckLanguage(parsed.GetValue(language)!);
            IReadOnlyList<double> months = SurvivalOptions.Numbers(parsed.GetValue(between), "--treated-between");
            if (months.Count != 2) throw new InvalidInputException(new InputProblem("there must be two months", Key: "--treated-between", Allowed: "such as 3,9"));
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
                    Horizon = parsed.GetValue(horizon),
                    Cuts = [.. SurvivalOptions.Numbers(parsed.GetValue(cuts), "--cuts")],
                    TauScale = parsed.GetValue(tau),
                    Prognosis = parsed.GetValue(prognosis),
                    TreatedCount = parsed.GetValue(treated)!,
                    TreatedBetween = (months[0], months[1]),
                    Patients = patients.Read(parsed),
                },
                cancellation);
            if (parsed.GetValue(figure) is { } picture) ContrastFigure.Save(result, picture, new FigureStyle { Language = parsed.GetValue(language)! });
            ResultOutput.Write(parsed, shared.Json, output, stream => ContrastJson.Write(result, stream), () => ContrastConsole.Show(result));
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
            if (sign == 0 || sign == text.Length - 1) throw new InvalidInputException(new InputProblem($"'{text}' lacks a group or a folder", Key: "--with", Allowed: "FOLDER or GROUP=FOLDER"));
            yield return sign > 0 ? new ContrastTrial(text[(sign + 1)..], text[..sign]) : new ContrastTrial(text);
        }
    }

    private sealed class PatientOptions
    {
        private readonly Option<string?> _file = new("--patients") { Description = "Patient data of the study's arm, in place of data sets drawn of its print.", HelpName = "FILE" };
        private readonly Option<string?> _time = new("--time") { Description = "Column of the patients' times.", HelpName = "COLUMN" };
        private readonly Option<string?> _event = new("--event") { Description = "Column of the patients' events: 1 event, 0 censored; a column named CNSR is inverted, as in ADaM.", HelpName = "COLUMN" };
        private readonly Option<string> _unit = new("--time-unit") { Description = "Unit of the patients' times: months or days.", DefaultValueFactory = _ => "months", HelpName = "UNIT" };
        private readonly Option<string?> _subjects = new("--subjects") { Description = "File with a row a subject, such as ADSL, that holds the covariates and times of treatment.", HelpName = "FILE" };
        private readonly Option<string> _subject = new("--subject") { Description = "Column that names the subject in both files.", DefaultValueFactory = _ => "USUBJID", HelpName = "COLUMN" };
        private readonly Option<string?> _covariates = new("--covariates") { Description = "Covariates to match: COLUMN=KEY or COLUMN:VALUE=KEY, separated by commas; KEY names the printed count of the other trials.", HelpName = "LIST" };
        private readonly Option<string?> _treatedAt = new("--treated-at") { Description = "Column of the times at which patients were given the treatment kept for survivors; empty for those without.", HelpName = "COLUMN" };
        private readonly Option<double> _landmark = new("--landmark") { Description = "Months of the landmark at which those treated by it are compared with the others.", DefaultValueFactory = _ => 6, HelpName = "MONTHS" };
        private readonly SurvivalOptions _shared = new();

        public IEnumerable<Option> All => [_file, _time, _event, _unit, _subjects, _subject, _covariates, _treatedAt, _landmark, _shared.Parameter, _shared.Dataset];

        public ContrastPatients? Read(ParseResult parsed)
        {
            if (parsed.GetValue(_file) is not { } file)
            {
                Option? alone = All.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false });
                return alone is null ? null : throw new InvalidInputException(new InputProblem("there are no patients", Key: alone.Name, Allowed: "with --patients FILE"));
            }

            string Needed(Option<string?> option) => parsed.GetValue(option) ?? throw new InvalidInputException(new InputProblem("the column is not named", Key: option.Name, Allowed: "the name of a column of " + file));
            return new ContrastPatients
            {
                Path = file,
                Columns = new SurvivalColumns(Needed(_time), Needed(_event), null) { Parameter = parsed.GetValue(_shared.Parameter), Dataset = parsed.GetValue(_shared.Dataset) },
                InDays = parsed.GetValue(_unit) switch
                {
                    "months" => false,
                    "days" => true,
                    var other => throw new InvalidInputException(new InputProblem($"there is no unit '{other}'", Key: "--time-unit", Allowed: "months, days")),
                },
                Subjects = parsed.GetValue(_subjects),
                Subject = parsed.GetValue(_subject)!,
                Covariates = [.. (parsed.GetValue(_covariates) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Covariate)],
                TreatedAt = parsed.GetValue(_treatedAt),
                Landmark = parsed.GetValue(_landmark),
            };
        }

        private static MatchedCovariate Covariate(string text)
        {
            string[] sides = text.Split('=');
            string[] column = sides[0].Split(':');
            return sides.Length == 2 && column.Length <= 2 && sides[1].Length > 0 && column.All(c => c.Length > 0)
                ? new MatchedCovariate(column[0], column.Length == 2 ? column[1] : null, sides[1])
                : throw new InvalidInputException(new InputProblem($"'{text}' is no covariate", Key: "--covariates", Allowed: "COLUMN=KEY or COLUMN:VALUE=KEY, such as SEX:M=men"));
        }
    }
}
