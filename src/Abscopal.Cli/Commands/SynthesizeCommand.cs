using System.CommandLine;
using Abscopal.Clinical.Data;
using Abscopal.Workbench.Synthesis;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal synthesize</c>: a synthetic SDTM study that agrees with a study's printed facts.</summary>
internal static class SynthesizeCommand
{
    public static Command Create(TextWriter console)
    {
        var study = new Argument<string>("STUDY") { Description = "A study folder with study.yaml and published.yaml." };
        var output = new Option<string>("--out") { Description = "The folder to write the domains to.", HelpName = "FOLDER", Required = true };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of the draw; the study's choice when left out.", HelpName = "SEED" };
        Option<string> format = DeriveCommand.FormatOption();
        var command = new Command("synthesize", "Writes a synthetic SDTM study that agrees with every printed fact of a study.") { study };
        command.Options.Add(output);
        command.Options.Add(seed);
        command.Options.Add(format);
        command.SetAction((parsed, cancellation) =>
        {
            var request = new SynthesizeRequest { Study = parsed.GetValue(study)!, Output = parsed.GetValue(output)!, Seed = parsed.GetValue(seed), Format = DeriveCommand.Word<DomainFormat>(parsed.GetValue(format), "--format")!.Value };
            IReadOnlyList<string> files = SynthesizeJob.Run(request, cancellation);
            console.WriteLine($"Wrote {string.Join(", ", files)} to {request.Output}. {SynthesizeJob.Notice}.");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
