using System.CommandLine;
using Abscopal.Workbench.Designs;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal design</c>: the bounds, events, subjects and times of a design file.</summary>
internal static class DesignCommand
{
    public static Command Create(Stream output, TextWriter console)
    {
        var file = new Argument<string>("FILE") { Description = "A design file, for example designs/lead-phase3.yaml." };
        var json = new Option<string?>("--json") { Description = "Writes the result as JSON to a file, or to standard output with '-'.", HelpName = "FILE" };
        var command = new Command("design", "Makes the design of a file: bounds, events, subjects, times, power.") { file };
        var docx = new Option<string?>("--docx") { Description = "Writes the synopsis and the sample-size paragraph of a randomised design as a Word document.", HelpName = "FILE" };
        var language = new Option<string>("--lang") { Description = "The language of the document: en or zh.", HelpName = "LANGUAGE", DefaultValueFactory = _ => "en" };
        var observed = new Option<string?>("--observed") { Description = "A file of the looks or stages that were made, for example designs/observed/lead-phase3.yaml: bounds for the events that were there, what follows, and what can be said.", HelpName = "FILE" };
        command.Options.Add(observed);
        command.Options.Add(json);
        command.Options.Add(docx);
        command.Options.Add(language);
        command.SetAction(parsed =>
        {
            DesignOutcome outcome = parsed.GetValue(observed) is { } seen ? DesignJob.Review(parsed.GetValue(file)!, seen) : DesignJob.Run(parsed.GetValue(file)!);
            if (parsed.GetValue(docx) is { } document) DesignJob.WriteDocument(outcome, document, parsed.GetValue(language)!);
            ResultOutput.Write(parsed, json, output, stream => DesignJob.WriteJson(outcome, stream), () => Show(outcome, console));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(DesignOutcome outcome, TextWriter console)
    {
        foreach (DesignTable table in outcome.Tables)
        {
            console.WriteLine(table.Title);
            ConsoleTable.Show(table.Headings, table.Rows);
            if (table.Note is { } note) console.WriteLine(note);
            console.WriteLine();
        }
    }
}
