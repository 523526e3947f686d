using System.CommandLine;
using System.Globalization;
using Abscopal.Workbench.Compare;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal compare</c>: every test of equal hazards between the groups of a file.</summary>
internal static class CompareCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var delay = new Option<double?>("--delay") { Description = "Adds the modestly weighted test with this delay, in the unit of the file.", HelpName = "TIME" };
        var permute = new Option<bool>("--permute") { Description = "Adds the permutation p-value of the log-rank statistic, for small samples." };
        var command = new Command("compare", "Every test of equal hazards between the groups of a file.");
        options.AddColumnsTo(command);
        command.Options.Add(delay);
        command.Options.Add(permute);
        command.Options.Add(options.Json);
        command.SetAction(parsed =>
        {
            CompareResult result = CompareJob.Run(new CompareRequest
            {
                Path = parsed.GetValue(options.File)!,
                Columns = options.Columns(parsed),
                ModestDelay = parsed.GetValue(delay),
                Permutes = parsed.GetValue(permute),
            });
            ConsoleTable.TellExcluded(errors, result.Rows);
            ResultOutput.Write(parsed, options.Json, output, stream => CompareJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(CompareResult result)
    {
        ConsoleTable.Show(["Group", "n", "Observed", "Expected"], result.LogRank.Groups.Select(g => (IReadOnlyList<string>)[g.Label, ConsoleTable.Whole(g.Subjects), g.Observed.ToString("0.##", CultureInfo.InvariantCulture), g.Expected.ToString("0.00", CultureInfo.InvariantCulture)]));
        ConsoleTable.Show(["Test", "Chi-squared", "df", "p"], result.Tests.Select(t => (IReadOnlyList<string>)[t.Name, ConsoleTable.Number(t.ChiSquare, "0.0000"), t.DegreesOfFreedom > 0 ? ConsoleTable.Whole(t.DegreesOfFreedom) : "", ConsoleTable.PValue(t.PValue)]));
        Console.WriteLine("Several tests of one question: choose one before looking. MaxCombo is of two sides and corrects for its four weights.");
    }
}
