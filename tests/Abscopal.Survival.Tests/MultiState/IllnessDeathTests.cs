namespace Abscopal.Survival.Tests.MultiState;

public sealed class IllnessDeathTests
{
    // 1 progresses at 10, is treated at 20, dies at 40; 2 dies at 30 with nothing before; 3 is treated at 15 without
    // progression, progresses later, and is alive at 50; 4 progresses on day 40, its last contact.
    private static readonly MultiStateData Four = IllnessDeath.FromDays([10, null, 25, 40], [20, null, 15, null], [40, 30, 50, 40], [true, true, false, false]);

    [Fact]
    public void Occupancy_IsByHand()
    {
        StateOccupancy actual = AalenJohansen.Estimate(Four);
        actual.Times.ToArray().ShouldBe([10.0, 15.0, 20.0, 30.0, 40.0]);
        double[][] expected = [[.75, .25, 0, 0], [.5, .25, .25, 0], [.5, 0, .5, 0], [.25, 0, .5, .25], [0, .25, .25, .5]];
        for (int i = 0; i < expected.Length; i++)
        {
            for (int j = 0; j < 4; j++) actual.Probability(i, j).ShouldBe(expected[i][j], 1e-15, $"time {actual.Times[i]} state {j}");
        }

        actual.Moves(4, IllnessDeath.LaterTherapy, IllnessDeath.Dead).ShouldBe(1);
        actual.AtRisk(4, IllnessDeath.ProgressionFree).ShouldBe(1);
    }

    [Fact]
    public void EventsOfOneDay_AreOneMove()
    {
        MultiStateData data = IllnessDeath.FromDays([10, 20], [10, null], [30, 20], [false, true]);
        StateOccupancy actual = AalenJohansen.Estimate(data);
        actual.Moves(0, IllnessDeath.ProgressionFree, IllnessDeath.LaterTherapy).ShouldBe(1);
        actual.Moves(1, IllnessDeath.ProgressionFree, IllnessDeath.Dead).ShouldBe(1);
        actual.Probability(1, IllnessDeath.Progressed).ShouldBe(0);
    }

    [Fact]
    public void EventAfterLastContact_IsNamed() =>
        Should.Throw<SurvivalDataException>(() => IllnessDeath.FromDays([null, 31], [null, null], [40, 30], [true, true]))
            .Message.ShouldBe("row 2: the progression is on day 31; expected day 1 to the last contact on day 30");
}
