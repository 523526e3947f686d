using System.CommandLine;
using System.Globalization;
using Abscopal.Formats.DefineXml;
using Abscopal.Workbench.Data;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal describe</c>: what a file of data holds.</summary>
internal static class DescribeCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file of data: .csv, .xpt, .json, .ndjson, .dsjc or .parquet; or a Define-XML." };
        Option<string?> dataset = new SurvivalOptions().Dataset;
        var encoding = new Option<string?>("--encoding") { Description = "Encoding of a SAS transport file, such as windows-1252.", HelpName = "NAME" };
        var command = new Command("describe", "Shows the columns of a file of data, and what they hold.") { file };
        command.Options.Add(dataset);
        command.Options.Add(encoding);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(file)!.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) return ShowDefine(DefineFile.Read(parsed.GetValue(file)!));
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

    private static int ShowDefine(DefineDocument define)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Define-XML {define.Version}: {define.StudyName}; {define.Datasets.Length} datasets, {define.Items.Length} variables and values, {define.ValueLists.Length} value lists, {define.WhereClauses.Length} where clauses, {define.CodeLists.Length} code lists, {define.Methods.Length} methods, {define.Comments.Length} comments, {define.Leaves.Length} documents"));
        foreach (DefineStandard standard in define.Standards) Console.WriteLine($"follows {standard.Name} {standard.Version}{(standard.PublishingSet is { } set ? $" ({set})" : "")}");
        ConsoleTable.Show(
            ["Dataset", "Label", "Class", "Structure", "Variables", "Key"],
            define.Datasets.Select(d => (IReadOnlyList<string>)
            [
                d.Name,
                d.Label,
                d.SubClass is null ? d.Class ?? "" : $"{d.Class} / {d.SubClass}",
                d.Structure ?? "",
                d.Variables.Length.ToString(CultureInfo.InvariantCulture),
                string.Join(' ', d.Keys),
            ]));
        foreach (string unread in define.Unread) Console.WriteLine("not read: " + unread);
        return ExitCode.Success;
    }
}
