using Abscopal.Numerics.Random;

namespace Abscopal.Survival.Tests.Switching;

public sealed class RankPreservingModelTests
{
    [Fact]
    public void Estimate_SimulatedWithSwitching_FindsPsi()
    {
        RankPreservingResult result = RankPreservingModel.Estimate(Simulate(2000, psi: -0.7), new RankPreservingOptions { Steps = 80 });
        result.Psi.Value.ShouldBe(-0.7, 0.15);
        result.Limits.Lower.Value.ShouldBeLessThan(-0.7);
        result.Limits.Upper.Value.ShouldBeGreaterThan(-0.7);
        result.AccelerationFactor.Value.ShouldBe(Math.Exp(-result.Psi.Value));
        result.Grid.Length.ShouldBe(81);
    }

    [Fact]
    public void Estimate_WithoutSwitching_TreatedTimesTwice_GivesMinusLogTwo()
    {
        // Uncensored, and every treated time is twice its control's: at psi = -log 2 the arms coincide.
        double[] control = [1, 2, 3, 5, 8, 13, 21, 34];
        double[] treated = Array.ConvertAll(control, t => 2 * t);
        SwitchingData data = SwitchingData.Create(
            [.. control, .. treated],
            [.. Enumerable.Repeat(true, 16)],
            [.. Enumerable.Repeat(false, 8), .. Enumerable.Repeat(true, 8)],
            [.. new double[8], .. treated],
            [.. Enumerable.Repeat(1000.0, 16)]);
        RankPreservingModel.Estimate(data).Psi.Value.ShouldBe(-Math.Log(2), 0.02);
    }

    [Fact]
    public void Counterfactual_Recensored_EqualsHandAlgebra()
    {
        SwitchingData data = SwitchingData.Create([10, 6], [true, true], [true, false], [10, 2], [12, 12]);
        EventTable table = RankPreservingModel.Counterfactual(data, Math.Log(0.5)).ToEventTable();
        // 0 + 10/2 = 5; 4 + 2/2 = 5; both below the bound 12/2.
        table.Times.ToArray().ShouldBe([5.0]);
        table.Events.ToArray().ShouldBe([2]);
        EventTable stretched = RankPreservingModel.Counterfactual(data, Math.Log(2)).ToEventTable();
        // 20 lies beyond the bound min(12, 24) and is censored there; 4 + 4 = 8 stays.
        stretched.Times.ToArray().ShouldBe([8.0, 12.0]);
        stretched.Events.ToArray().ShouldBe([1, 0]);
    }

    internal static SwitchingData Simulate(int n, double psi)
    {
        var stream = new RandomStream(7, new StreamAddress(1, 0, 0));
        double[] times = new double[n];
        bool[] events = new bool[n];
        bool[] arms = new bool[n];
        double[] treated = new double[n];
        double[] potential = new double[n];
        for (int i = 0; i < n; i++)
        {
            arms[i] = i % 2 == 0;
            double untreated = 10 * stream.NextExponential();
            double start = arms[i] ? 0 : 12 * stream.NextUniform();
            double switched = arms[i] || stream.NextUniform() < 0.5 ? start : double.PositiveInfinity;
            double time = untreated <= switched ? untreated : switched + ((untreated - switched) * Math.Exp(-psi));
            potential[i] = 20 + (10 * stream.NextUniform());
            events[i] = time <= potential[i];
            times[i] = Math.Min(time, potential[i]);
            treated[i] = Math.Max(0, times[i] - switched);
        }

        return SwitchingData.Create(times, events, arms, treated, potential);
    }
}
