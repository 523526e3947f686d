using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Abscopal.Workbench.Usdm;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal usdm</c>: a study as a USDM v4 definition, or from one.</summary>
internal static partial class UsdmCommand
{
    public static Command Create(TextWriter console)
    {
        var input = new Argument<string>("STUDY") { Description = "study.yaml or its folder, or a study definition of USDM 4.0 (.json)." };
        var output = new Option<string>("--out") { Description = "The .json file to write; for a definition of USDM, the folder for study.yaml.", HelpName = "PATH", Required = true };
        var command = new Command("usdm", "Writes a study as a CDISC USDM 4.0 definition, or reads one; what has no place in study.yaml is listed.") { input };
        command.Options.Add(output);
        command.SetAction(parsed =>
        {
            UsdmOutcome outcome = UsdmJob.Run(new UsdmRequest(parsed.GetValue(input)!, parsed.GetValue(output)!));
            console.WriteLine($"Wrote {string.Join(", ", outcome.Files)}.");
            foreach (string what in outcome.Assumed) console.WriteLine("assumed: " + what);
            foreach (IGrouping<string, string> kind in outcome.Unplaced.Select(u => Index().Replace(u.Path, "[]")).GroupBy(p => p, StringComparer.Ordinal))
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no place: {kind.Key} ({kind.Count()})"));
            return ExitCode.Success;
        });
        return command;
    }

    [GeneratedRegex("\\[[0-9]+\\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
