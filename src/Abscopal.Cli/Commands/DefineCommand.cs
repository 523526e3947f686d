using System.CommandLine;
using System.Globalization;
using Abscopal.Clinical.Checks;
using Abscopal.Workbench.Define;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal define</c>: a Define-XML of a folder of datasets.</summary>
internal static class DefineCommand
{
    public static Command Create(TextWriter errors)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder of datasets." };
        var output = new Option<string>("--out") { Description = "The Define-XML to write.", Required = true, HelpName = "FILE" };
        var version = new Option<string>("--define-version") { Description = "Version of Define-XML: 2.0 or 2.1.", DefaultValueFactory = _ => "2.1", HelpName = "NUMBER" };
        var study = new Option<string?>("--study") { Description = "Name of the study; the data's STUDYID when left out.", HelpName = "NAME" };
        var standard = new Option<string?>("--standard") { Description = "Standard and version the datasets follow, such as 'ADaMIG 1.1'.", HelpName = "NAME" };
        var terms = new Option<int>("--terms") { Description = "Makes a code list of the values of a variable of text that has at most so many.", DefaultValueFactory = _ => 0, HelpName = "COUNT" };
        var command = new Command("define", "Writes a Define-XML of a folder of datasets, and tells what it still lacks.") { folder };
        foreach (Option option in new Option[] { output, version, study, standard, terms }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            DefineResult result = DefineJob.Run(new DefineRequest(parsed.GetValue(folder)!, parsed.GetValue(output)!)
            {
                Version = parsed.GetValue(version)!,
                Study = parsed.GetValue(study),
                Standard = parsed.GetValue(standard),
                MostTerms = parsed.GetValue(terms),
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Document.Datasets.Length} dataset(s), {result.Document.Items.Length} variable(s)"));
            foreach (IGrouping<string, CheckFinding> lacking in result.Lacking.GroupBy(f => f.Message, StringComparer.Ordinal))
                errors.WriteLine($"abscopal: lacking: {lacking.Key} ({string.Join(", ", lacking.Take(4).Select(f => f.Column is null ? f.Dataset : f.Dataset + "." + f.Column))}{(lacking.Skip(4).Any() ? ", ..." : "")})");
            return ExitCode.Success;
        });
        return command;
    }
}
