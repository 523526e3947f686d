using System.Diagnostics;
using System.Globalization;
using Abscopal.Campaigns;
using Abscopal.Trials;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Benchmarks;

/// <summary>Designs and simulated trials: scenario S1 of s1.yaml, four-test MaxCombo, five-look bounds.</summary>
internal static class TrialMeasurements
{
    public static void Run(string name, int count)
    {
        switch (name)
        {
            case "s1":
                Simulate(S1(count), name, 1);
                break;
            case "maxcombo":
                Simulate(MaxCombo(count), name, 1);
                break;
            case "bounds":
                Bounds(count);
                break;
            case "threads":
                Threads(count);
                break;
            default:
                throw new ArgumentException($"no measurement is called {name}", nameof(name));
        }
    }

    // The time of the processor, all threads together: what else the machine does is not ours.
    private static void Simulate(TrialSimulationOptions options, string name, int threads)
    {
        Measure(options with { Trials = Math.Max(2000, options.Trials / 10) }, threads);
        (double processor, double clock, double power) = Measure(options, threads);
        Line(name, options.Trials, processor, clock, power);
    }

    private static (double Processor, double Clock, double Power) Measure(TrialSimulationOptions options, int threads)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var result = TrialSimulation.Run(options, new CampaignRunOptions { Threads = threads });
        return ((Environment.CpuUsage.TotalTime - before).TotalSeconds, clock.Elapsed.TotalSeconds, result.Scenarios[0].Power);
    }

    private static void Bounds(int count)
    {
        var options = new GroupSequentialOptions { InformationFractions = [0.2, 0.4, 0.6, 0.8, 1] };
        for (int i = 0; i < 200; i++) GroupSequentialDesign.EfficacyBounds(options);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        double last = 0;
        for (int i = 0; i < count; i++) last = GroupSequentialDesign.EfficacyBounds(options)[^1];
        Line("bounds", count, (Environment.CpuUsage.TotalTime - before).TotalSeconds, clock.Elapsed.TotalSeconds, last);
    }

    private static void Threads(int count)
    {
        Measure(S1(20_000), 2);
        for (int repeat = 0; repeat < 5; repeat++)
        {
            foreach (int threads in new[] { 1, 2 })
            {
                (double processor, double clock, double power) = Measure(S1(count), threads);
                Line($"threads{threads.ToString(CultureInfo.InvariantCulture)}", count, processor, clock, power);
            }
        }
    }

    private static void Line(string name, int count, double processor, double clock, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{count},{processor:F3},{clock:F3},{count / processor:F0},{value:R}"));

    private static TrialSimulationOptions S1(int trials)
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(10);
        return new TrialSimulationOptions
        {
            Subjects = 400,
            Accrual = PiecewiseRate.Constant(400 / 18.0),
            Looks = TrialSimulationOptions.LooksOf(GroupSequentialDesign.From(new() { InformationFractions = [0.7, 1] }), 300),
            Trials = trials,
            Seed = 1,
            Scenarios = [new() { Name = "delayed", Control = control, Experimental = control.Times([0, 4], [1, 0.6]) }],
        };
    }

    // One look at 300 events, as simtrial's published rate and the loop of rpact-maxcombo.R have it.
    private static TrialSimulationOptions MaxCombo(int trials)
    {
        TrialSimulationOptions plain = S1(trials);
        return plain with
        {
            Looks = [new SimulatedLook(new LookTrigger { Events = 300 }, null)],
            Scenarios = [.. plain.Scenarios.Select(s => s with { Courses = [new SubjectCourse { Event = s.Control }, new SubjectCourse { Event = s.Experimental }] })],
            Model = new TrialModel { Hypotheses = [new Hypothesis("MaxCombo", new TestStatistic(StatisticKind.MaxCombo))], Bounds = [[[1.959963984540054]]] },
        };
    }
}
