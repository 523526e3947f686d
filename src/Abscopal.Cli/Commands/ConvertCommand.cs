using System.CommandLine;
using Abscopal.Input;
using Abscopal.Workbench.Data;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal convert</c>: a dataset in another format.</summary>
internal static class ConvertCommand
{
    public static Command Create(TextWriter errors)
    {
        var input = new Argument<string>("IN") { Description = "A file of data: .csv, .xpt, .json, .ndjson, .dsjc or .parquet." };
        var output = new Argument<string>("OUT") { Description = "The file to write; the end of its name tells the format." };
        Option<string?> dataset = new SurvivalOptions().Dataset;
        var name = new Option<string?>("--name") { Description = "Name of the dataset written; its own when left out. A SAS transport file of version 5 allows 8 letters.", HelpName = "NAME" };
        var version = new Option<string>("--xpt-version") { Description = "Version of a SAS transport file to write: 5 or 8.", DefaultValueFactory = _ => "5", HelpName = "NUMBER" };
        var encoding = new Option<string?>("--encoding") { Description = "Encoding of a SAS transport file, such as windows-1252.", HelpName = "NAME" };
        var command = new Command("convert", "Writes a dataset in another format; what has no place there is told.") { input, output };
        foreach (Option option in new Option[] { dataset, name, version, encoding }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            ConvertResult result = ConvertJob.Run(new ConvertRequest(parsed.GetValue(input)!, parsed.GetValue(output)!)
            {
                Dataset = parsed.GetValue(dataset),
                Name = parsed.GetValue(name),
                Version = parsed.GetValue(version) switch
                {
                    "5" => Formats.Xport.XportVersion.V5,
                    "8" => Formats.Xport.XportVersion.V8,
                    var other => throw new InvalidInputException(new InputProblem($"there is no version '{other}'", Key: "--xpt-version", Allowed: "5, 8")),
                },
                Encoding = EncodingName.Find(parsed.GetValue(encoding)),
            });
            foreach (string loss in result.Losses) errors.WriteLine("abscopal: " + loss);
            return ExitCode.Success;
        });
        return command;
    }
}
