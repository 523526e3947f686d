using System.CommandLine;
using System.Globalization;
using Abscopal.Clinical.Import;
using Abscopal.Formats.Datasets;
using Abscopal.Workbench.Import;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal import</c>: datasets of an export of a data-capture system.</summary>
internal static class ImportCommand
{
    public static Command Create(TextWriter errors)
    {
        var export = new Argument<string>("EXPORT") { Description = "A CSV of REDCap, or an ODM-XML (.xml)." };
        var dictionary = new Option<string?>("--dictionary") { Description = "Data dictionary of the REDCap project, CSV.", HelpName = "FILE" };
        var mapping = new Option<string>("--mapping") { Description = "Which forms and fields become which datasets and variables, YAML.", Required = true, HelpName = "FILE" };
        var output = new Option<string>("--out") { Description = "Folder for the datasets.", Required = true, HelpName = "DIR" };
        var format = new Option<string>("--format") { Description = "csv, xpt, json, ndjson, dsjc or parquet.", DefaultValueFactory = _ => "csv", HelpName = "NAME" };
        var command = new Command("import", "Makes datasets of an export of a data-capture system, by a mapping.") { export };
        foreach (Option option in new Option[] { dictionary, mapping, output, format }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            ImportResult result = ImportJob.Run(new ImportRequest(parsed.GetValue(export)!, parsed.GetValue(mapping)!, parsed.GetValue(output)!)
            {
                Dictionary = parsed.GetValue(dictionary),
                Format = parsed.GetValue(format)!,
            });
            foreach (Dataset dataset in result.Datasets) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{dataset.Name}: {dataset.Rows} rows, {dataset.Columns.Length} variables"));
            if (!result.Unused.IsEmpty) errors.WriteLine("abscopal: no variable takes the fields " + string.Join(", ", result.Unused));
            return ExitCode.Success;
        });
        return command;
    }
}
