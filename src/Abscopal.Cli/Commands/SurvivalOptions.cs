using System.CommandLine;
using System.Globalization;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Cli.Commands;

/// <summary>The options that commands on survival data share.</summary>
internal sealed class SurvivalOptions
{
    public Argument<string> File { get; } = new("FILE") { Description = "A file of data: CSV, SAS transport (.xpt), Dataset-JSON (.json, .ndjson, .dsjc) or .parquet." };

    public Option<string> Time { get; } = new("--time") { Description = "Column of times.", Required = true, HelpName = "COLUMN" };

    public Option<string> Event { get; } = new("--event") { Description = "Column of events: 1 event, 0 censored; a column named CNSR is inverted, as in ADaM.", Required = true, HelpName = "COLUMN" };

    public Option<string?> By { get; } = new("--by") { Description = "Column of groups.", HelpName = "COLUMN" };

    public Option<string> Level { get; } = new("--conf-level") { Description = "Confidence level, between 0 and 1.", DefaultValueFactory = _ => "0.95", HelpName = "LEVEL" };

    public Option<string?> Type { get; } = new("--conf-type") { Description = "plain, log, log-log, logit or arcsine; the profile's own when left out.", HelpName = "TYPE" };

    public Option<string> Profile { get; } = new("--profile") { Description = "Conventions of r, sas or tern.", DefaultValueFactory = _ => "r", HelpName = "NAME" };

    public Option<string?> Json { get; } = new("--json") { Description = "Writes the result as JSON to a file, or to standard output with '-'.", HelpName = "FILE" };

    public Option<string?> Entry { get; } = new("--entry") { Description = "Column of times of entry: at risk after entry, to the time.", HelpName = "COLUMN" };

    public Option<string?> Weight { get; } = new("--weight") { Description = "Column of case weights.", HelpName = "COLUMN" };

    public Option<string?> Strata { get; } = new("--strata") { Description = "Column of strata.", HelpName = "COLUMN" };

    public Option<string?> Subject { get; } = new("--subject") { Description = "Column that says which rows are of one subject.", HelpName = "COLUMN" };

    public Option<string?> Parameter { get; } = new("--param") { Description = "Parameter (PARAMCD) to choose where the file holds several.", HelpName = "CODE" };

    public Option<string?> Dataset { get; } = new("--dataset") { Description = "Dataset to choose in a SAS transport file that holds several.", HelpName = "NAME" };

    public void AddColumnsTo(Command command, bool withSampling = true)
    {
        command.Arguments.Add(File);
        foreach (Option option in new Option[] { Time, Event, By, Parameter, Dataset }) command.Options.Add(option);
        if (!withSampling) return;
        foreach (Option option in new Option[] { Entry, Weight, Strata, Subject }) command.Options.Add(option);
    }

    public SurvivalColumns Columns(ParseResult parsed) => new(parsed.GetValue(Time)!, parsed.GetValue(Event)!, parsed.GetValue(By))
    {
        Entry = parsed.GetValue(Entry),
        Weight = parsed.GetValue(Weight),
        Strata = parsed.GetValue(Strata),
        Subject = parsed.GetValue(Subject),
        Parameter = parsed.GetValue(Parameter),
        Dataset = parsed.GetValue(Dataset),
    };

    public double ConfidenceLevel(ParseResult parsed)
    {
        string level = parsed.GetValue(Level)!;
        return double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 && number < 1
            ? number
            : throw new InvalidInputException(new InputProblem($"the level '{level}' is not a confidence level", Key: "--conf-level", Allowed: "a number between 0 and 1, such as 0.8"));
    }

    public KaplanMeierOptions KaplanMeier(ParseResult parsed)
    {
        string profile = parsed.GetValue(Profile)!;
        return new KaplanMeierOptions
        {
            Level = ConfidenceLevel(parsed),
            Profile = ConventionProfile.Find(profile) ?? throw new InvalidInputException(new InputProblem($"there is no profile '{profile}'", Key: "--profile", Allowed: "r, sas, tern")),
            IntervalType = parsed.GetValue(Type) is { } type ? IntervalType(type) : null,
        };
    }

    public static IReadOnlyList<double> Numbers(string? text, string key)
    {
        if (text is null) return [];
        var numbers = new List<double>();
        foreach (string part in text.Split(','))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !(number >= 0 && double.IsFinite(number)))
                throw new InvalidInputException(new InputProblem($"'{part}' is not a time", Key: key, Allowed: "numbers of at least 0 separated by commas, such as 12,24"));
            numbers.Add(number);
        }

        return numbers;
    }

    private static ConfidenceIntervalType IntervalType(string name) => name switch
    {
        "plain" => ConfidenceIntervalType.Plain,
        "log" => ConfidenceIntervalType.Log,
        "log-log" or "loglog" => ConfidenceIntervalType.LogLog,
        "logit" => ConfidenceIntervalType.Logit,
        "arcsine" or "arcsin" => ConfidenceIntervalType.Arcsine,
        _ => throw new InvalidInputException(new InputProblem($"there is no interval type '{name}'", Key: "--conf-type", Allowed: "plain, log, log-log, logit, arcsine")),
    };
}
