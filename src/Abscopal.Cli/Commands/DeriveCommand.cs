using System.CommandLine;
using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Derivation;
using Abscopal.Input;
using Abscopal.Study.Protocol;
using Abscopal.Workbench.Derive;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal derive</c>: from SDTM domains to ADaM datasets.</summary>
internal static class DeriveCommand
{
    private const int MostFindings = 50;

    public static Command Create(TextWriter console, TextWriter errors)
    {
        var sdtm = new Argument<string>("SDTM") { Description = "A folder of SDTM domains, a file each: dm.csv, dm.xpt or dm.json, and so on." };
        var output = new Option<string>("--out") { Description = "The folder to write the ADaM datasets to.", HelpName = "FOLDER", Required = true };
        var study = new Option<string?>("--study") { Description = "The protocol (study.yaml or its folder), whose estimand says which events count.", HelpName = "FILE" };
        var censoring = new Option<string?>("--censoring") { Description = "Rules of censoring instead of the estimand's: fda or ema.", HelpName = "SET" };
        var responses = new Option<string>("--responses") { Description = "Responses as collected in RS, or computed from the lesions: collected or computed.", DefaultValueFactory = _ => "collected", HelpName = "SOURCE" };
        var cutOff = new Option<string?>("--cutoff") { Description = "The data cut-off; that of TS when left out.", HelpName = "DATE" };
        Option<string> format = FormatOption();
        var command = new Command("derive", "Derives ADaM datasets from SDTM domains, each value with its reason and source row.") { sdtm };
        foreach (Option option in new Option[] { output, study, censoring, responses, cutOff, format }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var request = new DeriveRequest
            {
                Sdtm = parsed.GetValue(sdtm)!,
                Output = parsed.GetValue(output)!,
                Study = parsed.GetValue(study),
                Censoring = Word<CensoringChoice>(parsed.GetValue(censoring), "--censoring"),
                Responses = Word<ResponseSource>(parsed.GetValue(responses), "--responses")!.Value,
                Format = Word<DomainFormat>(parsed.GetValue(format), "--format")!.Value,
                CutOff = Day(parsed.GetValue(cutOff)),
            };
            AdamStudy adam = DeriveJob.Run(request);
            foreach (string finding in adam.Findings.Take(MostFindings)) errors.WriteLine("abscopal: " + finding);
            if (adam.Findings.Length > MostFindings) errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"abscopal: {adam.Findings.Length - MostFindings} more in {DeriveJob.FindingsFile}"));
            console.WriteLine($"{adam.Study}: {string.Join(", ", adam.Tables.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Name} {t.Rows} rows")))}; cut-off {adam.CutOff:yyyy-MM-dd}. Wrote to {request.Output}.");
            return adam.Findings.IsEmpty ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }

    public static Option<string> FormatOption() =>
        new("--format") { Description = "The files to write: csv, xpt (SAS transport 5) or json (Dataset-JSON 1.1).", DefaultValueFactory = _ => "csv", HelpName = "FORMAT" };

    public static T? Word<T>(string? text, string key)
        where T : struct, Enum
    {
        if (text is null) return null;
        string[] names = [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())];
        int index = Array.IndexOf(names, text);
        return index >= 0 ? Enum.GetValues<T>()[index] : throw new InvalidInputException(new InputProblem($"'{text}' is unknown", Key: key, Allowed: string.Join(", ", names)));
    }

    private static DateOnly? Day(string? text)
    {
        if (text is null) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw new InvalidInputException(new InputProblem($"'{text}' is not a day", Key: "--cutoff", Allowed: "a date such as 2025-05-27"));
    }
}
