using System.Globalization;
using Abscopal.Campaigns;
using Abscopal.Trials;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Simulation;

namespace Abscopal.LongChecks;

/// <summary>A million trials a scenario beside another simulator and beside analysis, gated on Monte-Carlo error.</summary>
internal static class SimulatedTrials
{
    private const int Trials = 1_000_000;
    private const double Gate = 3;

    /// <summary>
    /// rpact 3.3.4, getSimulationSurvival, benchmarks/rpact-s1.R with seed 20261128: trials, claims at look 1, claims,
    /// mean time of look 2 (rpact's subject i enters at i / 22.2 months, half a subject after ours).
    /// </summary>
    private static readonly (string Scenario, double Trials, double First, double All, double Time)[] Peer =
    [
        ("delayed", 2_000_000, 646_030, 1_664_281, 34.2612),
        ("none", 2_000_000, 14_985, 50_457, 29.8939),
        ("proportional", 1_000_000, 474_790, 804_768, 33.3332),
    ];

    public static int Count()
    {
        int misses = 0;
        TrialSimulation result = TrialSimulation.Run(S1(), new CampaignRunOptions { Threads = Environment.ProcessorCount });
        foreach ((string name, double trials, double first, double all, double time) in Peer)
        {
            ScenarioCharacteristics mine = result.Scenarios.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));
            misses += Miss($"{name}: power, rpact", mine.Power, mine.PowerStandardError, all / trials, Error(all / trials, trials));
            misses += Miss($"{name}: look 1, rpact", mine.Looks[0].Reject, mine.Looks[0].RejectStandardError, first / trials, Error(first / trials, trials));
            if (!(Math.Abs(mine.Looks[1].Time!.Value - (time - (0.5 * 18 / 400))) < 0.02)) misses += Told($"{name}: time of look 2 is {mine.Looks[1].Time}, rpact {time}");
        }

        ScenarioCharacteristics none = result.Scenarios[1];
        misses += Miss("none: look 1, spending function", none.Looks[0].Reject, none.Looks[0].RejectStandardError, 0.007384489, 0);
        return misses;
    }

    private static int Miss(string what, double mine, double mineError, double other, double otherError)
    {
        double distance = Math.Abs(mine - other) / Math.Sqrt((mineError * mineError) + (otherError * otherError));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trials: {what}: {mine:0.000000} beside {other:0.000000}, {distance:0.00} standard errors apart"));
        return distance <= Gate ? 0 : Told($"{what}: more than {Gate} standard errors apart");
    }

    private static int Told(string what)
    {
        Console.WriteLine(what);
        return 1;
    }

    private static double Error(double share, double trials) => Math.Sqrt(share * (1 - share) / trials);

    private static TrialSimulationOptions S1()
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(10);
        return new TrialSimulationOptions
        {
            Subjects = 400,
            Accrual = PiecewiseRate.Constant(400 / 18.0),
            Looks = TrialSimulationOptions.LooksOf(GroupSequentialDesign.From(new() { InformationFractions = [0.7, 1] }), 300),
            Trials = Trials,
            Seed = 20261128,
            Scenarios =
            [
                new() { Name = "delayed", Control = control, Experimental = control.Times([0, 4], [1, 0.6]) },
                new() { Name = "none", Control = control, Experimental = control },
                new() { Name = "proportional", Control = control, Experimental = control.Times([0], [0.72]) },
            ],
        };
    }
}
