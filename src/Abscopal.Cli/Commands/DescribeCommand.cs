using System.CommandLine;
using System.Globalization;
using Abscopal.Workbench.Data;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal describe</c>: what a file of data holds.</summary>
internal static class DescribeCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file of data: .csv, .xpt, .json, .ndjson or .dsjc." };
        Option<string?> dataset = new SurvivalOptions().Dataset;
        var encoding = new Option<string?>("--encoding") { Description = "Encoding of a SAS transport file, such as windows-1252.", HelpName = "NAME" };
        var command = new Command("describe", "Shows the columns of a file of data, and what they hold.") { file };
        command.Options.Add(dataset);
        command.Options.Add(encoding);
        command.SetAction(parsed =>
        {
            DatasetSummary summary = DescribeJob.Run(parsed.GetValue(file)!, parsed.GetValue(dataset), EncodingName.Find(parsed.GetValue(encoding)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Description.Name}: {summary.Description.Label}{(summary.Description.Label.Length > 0 ? "; " : "")}{summary.Rows} rows, {summary.Columns.Count} columns"));
            ConsoleTable.Show(
                ["Column", "Label", "Type", "Length", "Format", "Missing", "Least", "Greatest"],
                summary.Columns.Select(c => (IReadOnlyList<string>)
                [
                    c.Definition.Name,
                    c.Definition.Label,
                    c.Definition.Type.ToString().ToLowerInvariant(),
                    c.Definition.Length?.ToString(CultureInfo.InvariantCulture) ?? "",
                    c.Definition.DisplayFormat ?? "",
                    c.Missing.ToString(CultureInfo.InvariantCulture),
                    c.Least ?? "",
                    c.Greatest ?? "",
                ]));
            return ExitCode.Success;
        });
        return command;
    }
}
