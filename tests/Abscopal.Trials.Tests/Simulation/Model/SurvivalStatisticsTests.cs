using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;
using Abscopal.Survival;
using Abscopal.Trials.Simulation.Model;
using EventTable = Abscopal.Trials.Simulation.Model.EventTable;
using MaxCombo = Abscopal.Survival.MaxCombo;

namespace Abscopal.Trials.Tests.Simulation.Model;

/// <summary>The statistics of the trial loop beside those of the survival library, which are checked against R.</summary>
public sealed class SurvivalStatisticsTests
{
    private const double Loose = 1e-9;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.3, 2)]
    public void FlemingHarrington_IsTheLibrarys(double rho, double gamma) => ForSamples((table, data) =>
        Z(table, new TestStatistic(StatisticKind.FlemingHarrington, rho, gamma)).ShouldBe(Signed(LogRank.Test(data, new LogRankOptions { Weight = LogRankWeight.FlemingHarrington(rho, gamma) })), Loose));

    [Fact]
    public void LogRank_IsTheLibrarys() => ForSamples((table, data) => Z(table, new TestStatistic(StatisticKind.LogRank)).ShouldBe(Signed(LogRank.Test(data)), Loose));

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void ModestlyWeighted_IsTheLibrarys(double delay) => ForSamples((table, data) =>
        Z(table, new TestStatistic(StatisticKind.ModestlyWeighted, delay)).ShouldBe(Signed(LogRank.Test(data, new LogRankOptions { Weight = LogRankWeight.ModestlyWeighted(delay) })), Loose));

    [Fact]
    public void RestrictedMean_IsTheLibrarys() => ForSamples((table, data) =>
    {
        Contrast difference = RestrictedMean.Compare(data, new RestrictedMeanOptions { Horizon = 12 })[0].Difference;
        Z(table, new TestStatistic(StatisticKind.RestrictedMean, 12)).ShouldBe(difference.Value.Value / difference.StandardError.Value, Loose);
    });

    [Fact]
    public void Landmark_IsTheDifferenceOfKaplanMeierEstimates() => ForSamples((table, data) =>
    {
        IReadOnlyList<KaplanMeierCurve> curves = KaplanMeier.EstimateByGroup(data);
        (double one, double oneError) = (curves[0].At(9).Survival.Value, curves[0].At(9).StandardError.Value);
        (double two, double twoError) = (curves[1].At(9).Survival.Value, curves[1].At(9).StandardError.Value);
        Z(table, new TestStatistic(StatisticKind.Landmark, 9)).ShouldBe((two - one) / Math.Sqrt((oneError * oneError) + (twoError * twoError)), Loose);
    });

    [Fact]
    public void Cox_IsTheLibrarys() => ForArms((table, data, arms) =>
    {
        var columns = new CovariateMatrixBuilder();
        columns.AddNumber("arm", [.. arms.Select(arm => (double)arm)]);
        CoxFit fit = CoxRegression.Fit(data, columns.Build());
        Z(table, new TestStatistic(StatisticKind.Cox)).ShouldBe(-fit.Coefficients[0].Estimate.Value / Math.Sqrt(fit.Covariance(0, 0)), 1e-6);
    });

    [Fact]
    public void MaxCombo_DecidesAsTheLibrarysPValue()
    {
        int undecided = 0;
        double bound = Normal.UpperQuantile(0.025);
        ForSamples((table, data) =>
        {
            double p = MaxCombo.Test(data, new MaxComboOptions { Alternative = Alternative.LastGroupBetter }).PValue;
            double exact = SurvivalStatistics.Z(table, new TestStatistic(StatisticKind.MaxCombo), Normal.UpperQuantile(p), double.NegativeInfinity);
            exact.ShouldBe(Normal.UpperQuantile(p), 1e-4);
            double z = SurvivalStatistics.Z(table, new TestStatistic(StatisticKind.MaxCombo), bound, double.NegativeInfinity);
            (z >= bound).ShouldBe(p <= 0.025);
            undecided += Math.Abs(z - exact) > 1e-9 ? 0 : 1;
        });
        undecided.ShouldBeLessThan(60);
    }

    // By hand: 40 deaths in 400 months and 30 in 500; a prior of one component is a normal update.
    [Fact]
    public void BorrowedControl_IsTheNormalUpdate()
    {
        EventTable table = new(80);
        table.Open();
        for (int i = 0; i < 40; i++) table.Add(10 + (1e-6 * i), true, 0);
        for (int i = 0; i < 30; i++) table.Add((50.0 / 3) + (1e-6 * i), true, 1);
        table.Close();
        var statistic = new TestStatistic(StatisticKind.BorrowedControl, 0, 0, [new PriorComponent(1, Math.Log(0.08), 0.2)]);
        double precision = 40 + 25;
        double mean = ((40 * Math.Log(0.1)) + (25 * Math.Log(0.08))) / precision;
        Z(table, statistic).ShouldBe((mean - Math.Log(0.06)) / Math.Sqrt((1 / precision) + (1.0 / 30)), 1e-4);
    }

    private static double Z(EventTable table, TestStatistic statistic) => SurvivalStatistics.Z(table, statistic, double.PositiveInfinity, double.NegativeInfinity);

    private static double Signed(LogRankResult result) =>
        Math.Sign(result.Groups[1].Expected - result.Groups[1].Observed) * Math.Sqrt(result.ChiSquare.Value);

    private static void ForSamples(Action<EventTable, SurvivalData> check) => ForArms((table, data, _) => check(table, data));

    private static void ForArms(Action<EventTable, SurvivalData, int[]> check)
    {
        for (uint sample = 0; sample < 60; sample++)
        {
            var table = new EventTable(120);
            table.Open();
            double[] times = new double[120];
            bool[] events = new bool[120];
            int[] arms = new int[120];
            for (int i = 0; i < 120; i++)
            {
                var stream = new RandomStream(5, new StreamAddress(1, sample, (uint)i));
                arms[i] = i % 2;
                double time = stream.NextExponential() * (arms[i] == 0 ? 10 : 8 + (0.2 * sample));
                double censoring = 2 + (28 * stream.NextUniform());
                (times[i], events[i]) = (Math.Min(time, censoring), time <= censoring);
                table.Add(times[i], events[i], arms[i]);
            }

            table.Close();
            check(table, SurvivalData.FromTimes(times, events, NearTieRule.Exact).WithGroups(arms, ["control", "experimental"]), arms);
        }
    }
}
