using System.CommandLine;
using System.Globalization;
using Abscopal.Clinical.Ars;
using Abscopal.Workbench.Results;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal results</c>: computes the results of a reporting event again and compares them.</summary>
internal static class ResultsCommand
{
    private const int Shown = 20;

    public static Command Create(TextWriter console, TextWriter errors)
    {
        var plan = new Argument<string>("ARS") { Description = "A reporting event of CDISC ARS v1 as JSON, with results." };
        var adam = new Argument<string>("ADAM") { Description = "A folder of ADaM datasets." };
        var command = new Command("results", "Computes the results of a CDISC ARS v1 reporting event again from its data and compares every one.") { plan, adam };
        command.SetAction(parsed =>
        {
            ResultsCheck check = ResultsCheckJob.Run(parsed.GetValue(plan)!, parsed.GetValue(adam)!);
            ConsoleTable.Show(["Analysis", "Results", "Agree"], check.Comparisons.GroupBy(c => c.Analysis, StringComparer.Ordinal).Select(g => (IReadOnlyList<string>)[g.Key, Whole(g.Count()), Whole(g.Count(c => c.Agrees))]));
            foreach ((string analysis, int results, string why) in check.NotRun) console.WriteLine($"{analysis}: {Whole(results)} results not compared: {why}");
            console.WriteLine($"{Whole(check.Agreeing)} of {Whole(check.Comparisons.Count)} results agree.");
            foreach (ResultComparison c in check.Comparisons.Where(c => !c.Agrees).Take(Shown))
                errors.WriteLine($"abscopal: {c.Analysis} {c.Theirs.OperationId} {string.Join(", ", c.Theirs.Groups.Select(g => g.GroupId ?? g.GroupValue ?? "all"))}: {c.Theirs.Raw} was given, {c.Ours?.Raw ?? "nothing"} computed");
            return check.Agreeing == check.Comparisons.Count ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
