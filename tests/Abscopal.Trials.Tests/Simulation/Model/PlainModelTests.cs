using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;
using Abscopal.Survival;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;
using EventTable = Abscopal.Trials.Simulation.Model.EventTable;
using MaxCombo = Abscopal.Survival.MaxCombo;

namespace Abscopal.Trials.Tests.Simulation.Model;

/// <summary>One test of two arms runs in the fast loop; the general loop gives the same trials.</summary>
public sealed class PlainModelTests
{
    public static TheoryData<StatisticKind> Kinds => [.. Enum.GetValues<StatisticKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FastLoop_OfAnyStatistic_AgreesWithTheGeneralLoop_TrialByTrial(StatisticKind kind)
    {
        TrialSimulationOptions options = Modelled(Designs.Mixed(1) with { Allocation = new AllocationRule(1, 2) }, kind);
        var fast = new TrialSimulator(options, 0);
        var general = new ModelSimulator(options, 0);
        for (uint t = 0; t < 300; t++)
        {
            TrialOutcome one = fast.Run(t);
            TrialOutcome other = general.Run(t);
            other.Z.ShouldBe(one.Z, 1e-8);
            (other with { Z = 0 }).ShouldBe(one with { Z = 0 });
        }
    }

    [Fact]
    public void FastLoop_OfFourTests_AllocatesNothing()
    {
        TrialSimulationOptions options = Modelled(Designs.S1(1), StatisticKind.MaxCombo);
        var simulator = new TrialSimulator(options, 0);
        for (uint t = 0; t < 50; t++) simulator.Run(t);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (uint t = 0; t < 2000; t++) simulator.Run(t);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    // The p-value of the library goes through the general quadrature of four dimensions.
    [Fact]
    public void MaxCombo_CheapRules_DecideAsTheFullQuadrature()
    {
        double bound = Normal.UpperQuantile(0.025);
        int near = 0;
        for (uint sample = 0; sample < 1500; sample++)
        {
            (EventTable table, SurvivalData data) = Sample(sample);
            double z = SurvivalStatistics.Z(table, new TestStatistic(StatisticKind.MaxCombo), bound, double.NegativeInfinity);
            if (z is < 0.5 or > 3.5) continue;
            near++;
            double p = MaxCombo.Test(data, new MaxComboOptions { Alternative = Alternative.LastGroupBetter }).PValue;
            (z >= bound).ShouldBe(p <= 0.025, $"sample {sample}: Z {z:R}, p {p:R}");
        }

        near.ShouldBeGreaterThan(500);
    }

    private static TrialSimulationOptions Modelled(TrialSimulationOptions plain, StatisticKind kind)
    {
        double first = kind switch { StatisticKind.RestrictedMean or StatisticKind.Landmark => 6, StatisticKind.ModestlyWeighted => 3, _ => 0 };
        IReadOnlyList<PriorComponent>? prior = kind == StatisticKind.BorrowedControl ? [new PriorComponent(0.7, -2.5, 0.2), new PriorComponent(0.3, -2.5, 1.5)] : null;
        return Designs.AsModel(plain, new TestStatistic(kind, first, kind == StatisticKind.FlemingHarrington ? 1 : 0, prior));
    }

    private static (EventTable Table, SurvivalData Data) Sample(uint sample)
    {
        const int Subjects = 160;
        var table = new EventTable(Subjects);
        table.Open();
        double[] times = new double[Subjects];
        bool[] events = new bool[Subjects];
        int[] arms = new int[Subjects];
        for (int i = 0; i < Subjects; i++)
        {
            var stream = new RandomStream(9, new StreamAddress(1, sample, (uint)i));
            arms[i] = i % 2;
            double exponential = stream.NextExponential();
            double delay = 4.0 * (sample % 3) / 10;
            double ratio = 0.65 + (0.05 * (sample % 7));
            double time = 10 * (arms[i] == 0 || exponential < delay ? exponential : delay + ((exponential - delay) / ratio));
            double censoring = 10 + (25 * stream.NextUniform());
            (times[i], events[i]) = (Math.Min(time, censoring), time <= censoring);
            table.Add(times[i], events[i], arms[i]);
        }

        table.Close();
        return (table, SurvivalData.FromTimes(times, events, NearTieRule.Exact).WithGroups(arms, ["control", "experimental"]));
    }
}
