using System.Globalization;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;
using Abscopal.Survival;
using Abscopal.Trials.Simulation.Model;
using EventTable = Abscopal.Trials.Simulation.Model.EventTable;
using MaxCombo = Abscopal.Survival.MaxCombo;

namespace Abscopal.LongChecks;

/// <summary>The cheap rules by which the simulator decides a MaxCombo test, beside the p-value of the library by the full quadrature.</summary>
internal static class MaxComboDecisions
{
    private const int Subjects = 300;

    /// <summary>The number of trials in which they decide otherwise.</summary>
    public static int Count(int trials)
    {
        double bound = Normal.UpperQuantile(0.025);
        int others = 0;
        int compared = 0;
        for (uint trial = 0; trial < trials; trial++)
        {
            (EventTable table, SurvivalData data) = Draw(trial);
            double z = SurvivalStatistics.Z(table, new TestStatistic(StatisticKind.MaxCombo), bound, double.NegativeInfinity);
            // Farther out the best test alone decides.
            if (z is < 1 or > 3) continue;
            compared++;
            double p = MaxCombo.Test(data, new MaxComboOptions { Alternative = Alternative.LastGroupBetter }).PValue;
            if ((z >= bound) == (p <= 0.025)) continue;
            others++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trial {trial}: Z {z:R}, p-value {p:R}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MaxCombo: {others} of {compared} decisions differ from the full quadrature, of {trials} trials"));
        return others;
    }

    private static (EventTable Table, SurvivalData Data) Draw(uint trial)
    {
        var table = new EventTable(Subjects);
        table.Open();
        double[] times = new double[Subjects];
        bool[] events = new bool[Subjects];
        int[] arms = new int[Subjects];
        double ratio = 0.6 + (0.05 * (trial % 8));
        double delay = 0.2 * (trial % 4);
        for (int i = 0; i < Subjects; i++)
        {
            var stream = new RandomStream(20261128, new StreamAddress(1, trial, (uint)i));
            arms[i] = i % 2;
            double exponential = stream.NextExponential();
            double time = 14 * (arms[i] == 0 || exponential < delay ? exponential : delay + ((exponential - delay) / ratio));
            double censoring = 12 + (20 * stream.NextUniform());
            (times[i], events[i]) = (Math.Min(time, censoring), time <= censoring);
            table.Add(times[i], events[i], arms[i]);
        }

        table.Close();
        return (table, SurvivalData.FromTimes(times, events, NearTieRule.Exact).WithGroups(arms, ["control", "experimental"]));
    }
}
