using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.KaplanMeierTests;

/// <summary>The lung data: values of R survival 3.5-3.</summary>
public sealed class LungBankTests
{
    private static readonly CsvColumns Lung = CsvColumns.Read("lung");

    [Fact]
    public void LogRankOfSex_StratifiedByEcog()
    {
        CsvColumns known = Lung.Where(i => !double.IsNaN(Lung.Numbers("ph.ecog")[i]));
        SurvivalData data = Data(known).WithGroups(Sex(known), ["male", "female"]).WithStrata(Array.ConvertAll(known.Numbers("ph.ecog"), e => (int)e), ["0", "1", "2", "3"]);
        LogRank.Test(data).ChiSquare.Value.ShouldBe(10.795060, 5e-7);
    }

    // The flag swapped keeps tied deaths at risk; where no death shares a time with a censoring nothing changes.
    [Theory]
    [InlineData(1, 840)]
    [InlineData(2, 529)]
    public void FollowUp_WithTheFlagSwapped(int sex, double median)
    {
        CsvColumns group = Lung.Where(i => Lung.Numbers("sex")[i] == sex);
        SurvivalData swapped = SurvivalData.FromTimes(group.Numbers("time"), Array.ConvertAll(group.Numbers("status"), s => s == 1));
        KaplanMeier.Estimate(swapped).Median.Estimate.Value.ShouldBe(median);
    }

    private static SurvivalData Data(CsvColumns rows) => SurvivalData.FromTimes(rows.Numbers("time"), Array.ConvertAll(rows.Numbers("status"), s => s == 2));

    private static int[] Sex(CsvColumns rows) => Array.ConvertAll(rows.Numbers("sex"), s => (int)s - 1);
}
