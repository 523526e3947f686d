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
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            DesignOutcome outcome = DesignJob.Run(parsed.GetValue(file)!);
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
