using System.CommandLine;
using Abscopal.Cli.Commands;
using Abscopal.Input;

namespace Abscopal.Cli;

/// <summary>The command line: parses, runs a job, and turns what went wrong into one clear line and an exit code.</summary>
internal static class AbscopalProgram
{
    public static int Run(string[] args, Stream output, TextWriter errors)
    {
        var root = new RootCommand("Turns the signal of an early oncology trial into a decision.")
        {
            ReportCommand.Create(Console.Out, errors),
            AuditCommand.Create(output),
            SynthesizeCommand.Create(Console.Out),
            DeriveCommand.Create(Console.Out, errors),
            UsdmCommand.Create(Console.Out),
            TablesCommand.Create(Console.Out),
            ResultsCommand.Create(Console.Out, errors),
            ReconstructCommand.Create(Console.Out, errors),
            KmCommand.Create(output, errors),
            CoxCommand.Create(output, errors),
            CompareCommand.Create(output, errors),
            RmstCommand.Create(output, errors),
            CifCommand.Create(output, errors),
            ConvertCommand.Create(errors),
            DescribeCommand.Create(),
            CheckCommand.Create(output),
            DefineCommand.Create(errors),
            ImportCommand.Create(errors),
            FitCommand.Create(output, errors),
            IntervalCommand.Create(output, errors),
            SwitchingCommand.Create(output, errors),
            StatesCommand.Create(output, errors),
            DesignCommand.Create(output, Console.Out),
            SimulateCommand.Create(output, Console.Out, errors),
            ExploreCommand.Create(output, Console.Out, errors),
            CalibrateCommand.Create(Console.Out, errors),
            MergeCommand.Create(Console.Out),
            DigitiseCommand.Create(Console.Out),
            ContrastCommand.Create(output),
            BorrowCommand.Create(output),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal)) errors.WriteLine("abscopal: " + message);
            errors.WriteLine($"abscopal: see 'abscopal {parsed.CommandResult.Command.Name} --help'".Replace("abscopal abscopal", "abscopal", StringComparison.Ordinal));
            return ExitCode.WrongInput;
        }

        return Guard(() => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).GetAwaiter().GetResult(), errors);
    }

    private static int Guard(Func<int> work, TextWriter errors)
    {
        try
        {
            return work();
        }
        catch (InvalidInputException wrong)
        {
            foreach (InputProblem problem in wrong.Problems) errors.WriteLine("abscopal: " + problem);
            return ExitCode.WrongInput;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("abscopal: cancelled; nothing was left half-written");
            return ExitCode.Cancelled;
        }
        catch (Exception fault)
        {
            errors.WriteLine($"abscopal: internal fault: {fault.GetType().Name}: {fault.Message}");
            errors.WriteLine("abscopal: this is a mistake of the program. Please report it with the command you gave and the lines below.");
            errors.WriteLine(fault.StackTrace);
            return ExitCode.InternalFault;
        }
    }
}
