namespace Abscopal.Survival.Tests.MultiState;

public sealed class AalenJohansenTests
{
    private static readonly AalenJohansenOptions Greenwood = new() { Variance = OccupancyVariance.Greenwood };

    // Two states: 1, 2, 2+, 3 of four subjects. S = 3/4, 1/2, 0; Greenwood at 2: S^2 (1/(4 3) + 1/(3 2)) = 1/16.
    [Fact]
    public void TwoStates_AreKaplanMeierWithGreenwood()
    {
        MultiStateData data = MultiStateData.FromDays([1, 2, 3, 4], [0, 0, 0, 0], [1, 1, -1, 1], [0, 0, 0, 0], [1, 2, 2, 3], ["alive", "dead"]);
        foreach (OccupancyVariance variance in new[] { OccupancyVariance.Greenwood, OccupancyVariance.InfinitesimalJackknife })
        {
            StateOccupancy actual = AalenJohansen.Estimate(data, new AalenJohansenOptions { Variance = variance });
            actual.Times.ToArray().ShouldBe([1.0, 2.0, 3.0]);
            actual.Probability(1, 0).ShouldBe(0.5, 1e-15);
            actual.Variance(1, 0).ShouldBe(1.0 / 16, 1e-15);
            actual.Variance(2, 1).ShouldBe(0, 1e-15);
            actual.MeanTime(0, 3).Value.ShouldBe(1 + 0.75 + 0.5, 1e-15);
        }
    }

    // Poisson increments: var of S = S^2(t-) d / n^2 carried on: (1/16) (2/3)^2 + (3/4)^2 / 9 = 13/144.
    [Fact]
    public void AalenVariance_IsPoisson()
    {
        MultiStateData data = MultiStateData.FromDays([1, 2, 3, 4], [0, 0, 0, 0], [1, 1, -1, 1], [0, 0, 0, 0], [1, 2, 2, 3], ["alive", "dead"]);
        StateOccupancy actual = AalenJohansen.Estimate(data, new AalenJohansenOptions { Variance = OccupancyVariance.Aalen });
        actual.Variance(1, 0).ShouldBe(13.0 / 144, 1e-15);
    }

    // A chain of one step is a competing risks sample, whose multinomial variance is the jackknife and, here, Greenwood's.
    [Theory]
    [InlineData(OccupancyVariance.Greenwood)]
    [InlineData(OccupancyVariance.InfinitesimalJackknife)]
    public void OneStepChain_IsCumulativeIncidence(OccupancyVariance variance)
    {
        int[] days = [3, 5, 5, 5, 8, 8, 9, 11, 11, 12, 15, 15];
        int[] causes = [1, 2, 1, 0, 1, 1, 0, 2, 2, 0, 1, 2];
        CumulativeIncidenceCurves incidence = CumulativeIncidence.Estimate(CompetingRisksData.FromDays(days, causes));
        int[] subjects = [.. Enumerable.Range(0, days.Length)];
        MultiStateData data = MultiStateData.FromDays(subjects, new int[days.Length], Array.ConvertAll(causes, c => c == 0 ? -1 : c), new int[days.Length], days, ["none", "one", "two"]);
        StateOccupancy chain = AalenJohansen.Estimate(data, new AalenJohansenOptions { Variance = variance });
        for (int i = 0; i < chain.Times.Length; i++)
        {
            int k = incidence.Times.IndexOf(chain.Times[i]);
            chain.Probability(i, 0).ShouldBe(incidence.EventFree[k], 1e-14);
            for (int c = 1; c <= 2; c++)
            {
                chain.Probability(i, c).ShouldBe(incidence.Cause(c).Incidence[k], 1e-14);
                chain.Variance(i, c).ShouldBe(incidence.Cause(c).Variance[k], 1e-15);
            }
        }
    }

    // a to b and back: at 1 one of two a moves, at 2 one of two b, at 3 one of two a.
    [Fact]
    public void Transitions_OfACycle_AreTheProduct()
    {
        MultiStateData data = MultiStateData.FromDays(
            [1, 1, 2, 3, 3], [0, 1, 0, 1, 0], [1, -1, -1, 0, 1], [0, 1, 0, 0, 2], [1, 4, 4, 2, 3], ["a", "b"]);
        TransitionProbabilities actual = AalenJohansen.EstimateTransitions(data, Greenwood);
        actual.Times.ToArray().ShouldBe([1.0, 2.0, 3.0]);
        actual.Matrix(0).ShouldBe(new[,] { { 0.5, 0.5 }, { 0, 1 } });
        actual.Matrix(1).ShouldBe(new[,] { { 0.75, 0.25 }, { 0.5, 0.5 } });
        actual.Matrix(2).ShouldBe(new[,] { { 0.375, 0.625 }, { 0.25, 0.75 } });
        actual.At(0, 1, 3).Probability.Value.ShouldBe(0.625);
        actual.At(0, 1, 5).Probability.Status.ShouldBe(EstimateStatus.NotEstimable);
    }

    [Fact]
    public void Probabilities_SumToOneAndForgetOrderAndScale()
    {
        MultiStateData data = Cycle(reversed: false);
        StateOccupancy one = AalenJohansen.Estimate(data);
        StateOccupancy reversed = AalenJohansen.Estimate(Cycle(reversed: true));
        StateOccupancy scaled = AalenJohansen.Estimate(data.InUnitsOf(7, TimeUnit.Weeks));
        for (int i = 0; i < one.Times.Length; i++)
        {
            scaled.Times[i].ShouldBe(one.Times[i] / 7, 1e-15);
            double sum = 0;
            for (int j = 0; j < 3; j++)
            {
                sum += one.Probability(i, j);
                reversed.Probability(i, j).ShouldBe(one.Probability(i, j), 1e-14);
                reversed.Variance(i, j).ShouldBe(one.Variance(i, j), 1e-14);
                scaled.Variance(i, j).ShouldBe(one.Variance(i, j), 1e-14);
            }

            sum.ShouldBe(1, 1e-14);
        }
    }

    [Theory]
    [InlineData(1, 2, 2, "row 2: the state is 1, but row 1 left the subject in state 2 at that time")]
    [InlineData(0, 2, 1, "rows 1 and 2 of one subject overlap; a subject is in one state at a time")]
    [InlineData(0, 3, 2, "row 2: state 3 has no label; expected -1 (censored) to 2")]
    [InlineData(2, 2, 2, "row 2: the state is 2 before and after; a row ends with another state or with -1 (censored)")]
    public void WrongHistories_AreNamed(int from, int to, int entry, string message)
    {
        Should.Throw<SurvivalDataException>(() => MultiStateData.FromDays([1, 1], [0, from], [2, to], [0, entry], [2, 5], ["a", "b", "c"]))
            .Message.ShouldBe(message);
    }

    private static MultiStateData Cycle(bool reversed)
    {
        int[] subjects = [1, 1, 1, 2, 2, 3, 4, 4, 5, 6, 6];
        int[] from = [0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1];
        int[] to = [1, 0, 2, 1, 2, -1, 0, -1, 2, 1, -1];
        int[] entries = [0, 3, 6, 0, 4, 0, 2, 5, 0, 1, 4];
        int[] exits = [3, 6, 9, 4, 8, 7, 5, 10, 6, 4, 9];
        if (reversed)
        {
            foreach (int[] column in new[] { subjects, from, to, entries, exits }) Array.Reverse(column);
        }

        return MultiStateData.FromDays(subjects, from, to, entries, exits, ["a", "b", "c"]);
    }
}
