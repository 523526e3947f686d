using CsCheck;

namespace Abscopal.Survival.Tests.Events;

public class TimeOrderTests
{
    private static readonly double[] Extremes = [0.0, -0.0, double.Epsilon, 1e-300, 1e300, double.MaxValue];

    private static readonly Gen<double> Times = Gen.OneOf(
        Gen.Int[0, 40].Select(days => (double)days),
        Gen.Double[0, 60],
        Gen.Int[0, 300].Select(steps => 1 + (steps * Math.Pow(2, -52))),
        Gen.Int[0, 5].Select(i => Extremes[i]));

    [Theory]
    [InlineData(2, 63)]
    [InlineData(64, 400)]
    [InlineData(2047, 2400)]
    public void Sort_AnyTimes_IsTheStableOrder(int least, int most) => Times.Array[least, most].Sample(
        times =>
        {
            double[] sorted = [.. times];
            int[] rows = TimeOrder.Sort(sorted);
            int[] expected = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];
            Assert.Equal(expected, rows);
            Assert.Equal(Array.ConvertAll(expected, i => times[i]), sorted);
        },
        iter: 200);

    [Fact]
    public void Sort_OneTimeFarBelowTheOthers_TellsTheOthersApart()
    {
        double[] times = [.. Enumerable.Range(0, 5000).Select(i => 7 + (((i * 7919) % 5000) * 1e-12)), 0];
        int[] rows = TimeOrder.Sort(times);
        Assert.Equal(5000, rows[0]);
        Assert.True(times.AsSpan(1).SequenceEqual([.. Enumerable.Range(0, 5000).Select(i => 7 + (i * 1e-12))]));
    }
}
