using System.Globalization;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Designs;

namespace Abscopal.Cli.Commands;

/// <summary>Operating characteristics on the console.</summary>
internal static class SimulationConsole
{
    public static void Write(SimulateOutcome outcome, TextWriter console)
    {
        Write(outcome.Simulation!, console);
        if (outcome.TrialsRun > 0)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.TrialsRun:N0} trials in {outcome.Seconds:0.00} s: {outcome.TrialsPerSecond:N0} a second, {outcome.TrialsRun / Math.Max(outcome.ProcessorSeconds, 1e-9):N0} a second of the processor."));
    }

    public static void Write(TrialSimulation simulation, TextWriter console)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Simulated, {simulation.Scenarios[0].Trials:N0} trials a scenario, seed {simulation.Seed}; in brackets the Monte-Carlo standard error"));
        ConsoleTable.Show(
            ["Scenario", "Efficacy claimed", "Events", "Duration", "Events never came"],
            simulation.Scenarios.Select(s => (IReadOnlyList<string>)
            [
                s.Name,
                string.Create(CultureInfo.InvariantCulture, $"{s.Power:0.0000} ({s.PowerStandardError:0.0000})"),
                string.Create(CultureInfo.InvariantCulture, $"{s.ExpectedEvents:0.0} ({s.ExpectedEventsStandardError:0.00})"),
                string.Create(CultureInfo.InvariantCulture, $"{s.ExpectedDuration:0.00} ({s.ExpectedDurationStandardError:0.000})"),
                s.UnreachedTargets == 0 ? "never" : s.UnreachedTargets.ToString("0.0000", CultureInfo.InvariantCulture),
            ]));
        ConsoleTable.Show(
            ["Scenario", "Look", "Claimed here", "Futile here", "Ended here", "Events", "Subjects", "Time"],
            simulation.Scenarios.SelectMany(s => s.Looks.Select(look => (IReadOnlyList<string>)
            [
                look.Number == 1 ? s.Name : "",
                ConsoleTable.Whole(look.Number),
                string.Create(CultureInfo.InvariantCulture, $"{look.Reject:0.0000} ({look.RejectStandardError:0.0000})"),
                look.Futility.ToString("0.0000", CultureInfo.InvariantCulture),
                look.Stopped.ToString("0.0000", CultureInfo.InvariantCulture),
                Mean(look.Events, "0.0"),
                Mean(look.Subjects, "0.0"),
                Mean(look.Time, "0.00"),
            ])));
        if (simulation.Scenarios.Any(s => s.Hypotheses.Length > 1))
        {
            ConsoleTable.Show(
                ["Scenario", .. simulation.Scenarios[0].Hypotheses.Select(h => h.Name)],
                simulation.Scenarios.Select(s => (IReadOnlyList<string>)[s.Name, .. s.Hypotheses.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Reject:0.0000} ({h.RejectStandardError:0.0000})"))]));
        }

        console.WriteLine("Events, subjects and time of a look are means over the trials that ended there.");
    }

    private static string Mean(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "NE";
}
