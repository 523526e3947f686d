using System.CommandLine;
using System.Globalization;
using Abscopal.Workbench.ClinicalReport;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal tables</c>: tables, listings and figures of analysis datasets, and their results as data.</summary>
internal static class TablesCommand
{
    public static Command Create(TextWriter console)
    {
        var adam = new Argument<string>("ADAM") { Description = "A folder of ADaM datasets, a file each: adsl.csv, adsl.xpt or adsl.json, and so on." };
        var output = new Option<string>("--out") { Description = "The folder to write to.", HelpName = "FOLDER", Required = true };
        var study = new Option<string?>("--study") { Description = "The protocol (study.yaml or its folder), for level, landmarks and conventions.", HelpName = "FILE" };
        var language = new Option<string>("--lang") { Description = "Language: en or zh.", DefaultValueFactory = _ => "en", HelpName = "LANG" };
        var command = new Command("tables", "Writes tables, listings and figures as HTML, Word, PDF and CSV, and their results as CDISC ARS v1.") { adam };
        foreach (Option option in new Option[] { output, study, language }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            Write(new TablesRequest { Adam = parsed.GetValue(adam)!, Output = parsed.GetValue(output)!, Study = parsed.GetValue(study), Language = parsed.GetValue(language)! }, console, cancellation);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    public static void Write(TablesRequest request, TextWriter console, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = TablesJob.Run(request, cancellation);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {files.Count} files to {request.Output}: tables.html, tables.docx, tables.pdf, tables/*.csv, figures/*.svg and *.png, ars.json, rows.json."));
    }
}
