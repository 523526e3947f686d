using System.CommandLine;
using System.Globalization;
using Abscopal.Workbench.Checks;
using Abscopal.Workbench.Data;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal check</c>: does a dataset keep the rules of its structure?</summary>
internal static class CheckCommand
{
    public static Command Create(Stream output)
    {
        var path = new Argument<string>("PATH") { Description = "A file of data, a folder of them, or a Define-XML itself." };
        var define = new Option<string?>("--define") { Description = "Define-XML to hold the data against; a define.xml in the folder is used by itself.", HelpName = "FILE" };
        var encoding = new Option<string?>("--encoding") { Description = "Encoding of SAS transport files, such as windows-1252.", HelpName = "NAME" };
        Option<string?> json = new SurvivalOptions().Json;
        var command = new Command("check", "Checks keys, censoring, dates, flags and, with a Define-XML, types, lengths and terms. Findings exit 1.") { path };
        foreach (Option option in new Option[] { define, encoding, json }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            CheckResult result = CheckJob.Run(parsed.GetValue(path)!, parsed.GetValue(define), EncodingName.Find(parsed.GetValue(encoding)));
            ResultOutput.Write(parsed, json, output, stream => CheckJson.Write(result, stream), () => Show(result));
            return result.Findings.Count == 0 ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }

    private static void Show(CheckResult result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Files.Count} dataset(s), {result.Findings.Count} finding(s)"));
        if (result.Findings.Count == 0) return;
        ConsoleTable.Show(
            ["Dataset", "Column", "Rule", "Rows", "First", "Finding"],
            result.Findings.Select(f => (IReadOnlyList<string>)
            [
                f.Dataset,
                f.Column ?? "",
                f.Rule,
                f.Count == 0 ? "" : f.Count.ToString(CultureInfo.InvariantCulture),
                f.FirstRow?.ToString(CultureInfo.InvariantCulture) ?? "",
                f.Message,
            ]));
    }
}
