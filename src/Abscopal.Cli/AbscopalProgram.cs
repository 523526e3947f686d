using System.CommandLine;
using System.CommandLine.Parsing;
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
            InputProblem[] values = [.. parsed.Errors.Select(WrongValue).OfType<InputProblem>().Distinct()];
            foreach (InputProblem value in values) errors.WriteLine("abscopal: " + value);
            string[] others = [.. parsed.Errors.Where(e => WrongValue(e) is null).Select(e => e.Message).Distinct(StringComparer.Ordinal)];
            foreach (string message in others) errors.WriteLine("abscopal: " + message);
            if (others.Length > 0) errors.WriteLine($"abscopal: see 'abscopal {parsed.CommandResult.Command.Name} --help'".Replace("abscopal abscopal", "abscopal", StringComparison.Ordinal));
            return ExitCode.WrongInput;
        }

        return Guard(() => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).GetAwaiter().GetResult(), errors);
    }

    // A value that is not of its option's type, in the words of every other problem; null for errors of another kind.
    private static InputProblem? WrongValue(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Tokens: [.., { } token], Option: { } option }) return null;
        Type type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        if (!error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal)) return null;
        (string what, string allowed) = type == typeof(int) ? ("a whole number", "a whole number such as 20")
            : type == typeof(long) ? ("a whole number", "a whole number such as 1000000")
            : type == typeof(ulong) ? ("a seed", "a whole number from 0 to 18446744073709551615")
            : type == typeof(double) ? ("a number", "a number such as 0.5")
            : ("a value of this option", option.Description ?? "");
        return new InputProblem($"'{token.Value}' is not {what}", Key: option.Name, Allowed: allowed);
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
