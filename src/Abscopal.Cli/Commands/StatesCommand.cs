using System.CommandLine;
using System.Globalization;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.States;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal states</c>: progression, later therapy and death as states.</summary>
internal static class StatesCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var progression = new Option<string>("--progression") { Description = "Column of the day of progression; empty where none was seen.", Required = true, HelpName = "COLUMN" };
        var therapy = new Option<string?>("--later-therapy") { Description = "Column of the first day of later therapy; empty where none was given.", HelpName = "COLUMN" };
        var at = new Option<string>("--at") { Description = "Days at which probabilities are wanted, separated by commas.", Required = true, HelpName = "DAYS" };
        var figure = new Option<string?>("--figure") { Description = "Draws the curves to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var style = new FigureStyleOptions();
        var command = new Command("states", "State occupancy and transition probabilities between progression, later therapy and death (Aalen-Johansen).");
        command.Arguments.Add(options.File);
        foreach (Option option in (Option[])[options.Time, options.Event, progression, therapy, options.By, at, options.Level, figure, .. style.All, options.Json]) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            var request = new StatesRequest
            {
                Path = parsed.GetValue(options.File)!,
                Time = parsed.GetValue(options.Time)!,
                Event = parsed.GetValue(options.Event)!,
                Progression = parsed.GetValue(progression)!,
                LaterTherapy = parsed.GetValue(therapy),
                Group = parsed.GetValue(options.By),
                At = SurvivalOptions.Numbers(parsed.GetValue(at), "--at"),
                Options = new AalenJohansenOptions { Level = options.ConfidenceLevel(parsed) },
            };
            if (request.At.Count == 0) throw new InvalidInputException(new InputProblem("no day was named", Key: "--at", Allowed: "days separated by commas, such as 183,365"));
            IReadOnlyList<StatesGroup> groups = StatesJob.Run(request);
            if (parsed.GetValue(figure) is { } picture) StatesFigure.Save(groups, request, picture, style.Read(parsed));
            ResultOutput.Write(parsed, options.Json, output, stream => StatesJson.Write(groups, request, stream), () => Show(groups, request));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(IReadOnlyList<StatesGroup> groups, StatesRequest request)
    {
        string level = ConsoleTable.Level(request.Options.Level);
        foreach (StatesGroup group in groups)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Label}: {group.Subjects} subjects; probability of each state ({level} CI)"));
            ConsoleTable.Show(["Day", .. group.Occupancy.States], request.At.Select(t => (IReadOnlyList<string>)
                [t.ToString("0.####", CultureInfo.InvariantCulture), .. group.Occupancy.States.Select((_, s) => Cell(group.Occupancy.At(s, t)))]));
        }
    }

    private static string Cell(StateProbability p) =>
        $"{ConsoleTable.Number(p.Probability, "0.000")} ({ConsoleTable.Number(p.Limits.Lower, "0.000")}–{ConsoleTable.Number(p.Limits.Upper, "0.000")})";
}
