using System.CommandLine;
using Abscopal.Workbench.Designs;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal merge</c>: the shards of one simulation, brought together.</summary>
internal static class MergeCommand
{
    public static Command Create(TextWriter console)
    {
        var folders = new Argument<string[]>("DIR") { Description = "The folders of the shards.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The folder of the whole: the same bytes as one unbroken run.", Required = true, HelpName = "DIR" };
        var command = new Command("merge", "Brings the shards of one simulation together.") { folders };
        command.Options.Add(output);
        command.SetAction(parsed =>
        {
            SimulationConsole.Write(SimulateJob.Merge(parsed.GetValue(folders)!, parsed.GetValue(output)!), console);
            return ExitCode.Success;
        });
        return command;
    }
}
