using System.CommandLine;
using Abscopal.Evidence.Audit;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal audit</c>: can the printed numbers of a study all be true?</summary>
internal static class AuditCommand
{
    public static Command Create(Stream output)
    {
        var study = new Argument<string>("STUDY") { Description = "A study folder, or a published.yaml." };
        var language = new Option<string>("--lang") { Description = "Language of the findings: en or zh.", DefaultValueFactory = _ => "en", HelpName = "LANG" };
        Option<string?> json = new SurvivalOptions().Json;
        var command = new Command("audit", "Checks whether the printed numbers of a study can all be true together.") { study };
        command.Options.Add(language);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            string words = parsed.GetValue(language)!;
            FigureFile.CheckLanguage(words);
            AuditReport report = AuditJob.Run(parsed.GetValue(study)!);
            ResultOutput.Write(parsed, json, output, stream => AuditJson.Write(report, stream, words), () => Show(new AuditText(report, words)));
            return report.IsConsistent ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }

    private static void Show(AuditText text)
    {
        foreach (string line in text.Findings) Console.WriteLine(line);
        if (!text.Rows.Any()) return;
        ConsoleTable.Show(text.Headings, text.Rows);
        foreach (string line in text.Notes) Console.WriteLine(line);
    }
}
