using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.LogRankTests;

/// <summary>Tests that R's survival lacks, against their definitions written out in R.</summary>
public sealed class ReferenceTests
{
    private static readonly JsonElement Expected = OracleSet.ReadJson("references");

    public static TheoryData<string, string> Cases() => new(
        from set in new[] { "lung_sex", "veteran_trt", "ovarian_rx", "veteran_celltype" }
        from test in Expected.GetProperty(set).GetProperty("tests").EnumerateObject()
        select (set, test.Name));

    public static TheoryData<string> Trends() => [.. Expected.GetProperty("veteran_celltype").GetProperty("trend").EnumerateObject().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_EqualsItsDefinitionInR(string set, string test) => Expect.Estimate(
        Expected.GetProperty(set).GetProperty("tests").GetProperty(test), LogRank.Test(Sample(set), new LogRankOptions { Weight = Weight(test) }).ChiSquare, 1e-8, test);

    [Theory]
    [MemberData(nameof(Trends))]
    public void Trend_EqualsItsDefinitionInR(string test)
    {
        LogRankResult result = LogRank.Test(Sample("veteran_celltype"), new LogRankOptions { Weight = Weight(test), TrendScores = [1, 2, 3, 4] });
        Expect.Estimate(Expected.GetProperty("veteran_celltype").GetProperty("trend").GetProperty(test), result.ChiSquare, 1e-9, test);
        result.DegreesOfFreedom.ShouldBe(1);
    }

    // mvtnorm's quasi-random integral stops at an error of a few 1e-9.
    [Theory]
    [InlineData("lung_sex")]
    [InlineData("veteran_trt")]
    [InlineData("ovarian_rx")]
    public void MaxCombo_EqualsMvtnorm(string set)
    {
        JsonElement expected = Expected.GetProperty(set).GetProperty("maxcombo");
        MaxComboResult result = MaxCombo.Test(Sample(set));
        for (int i = 0; i < 4; i++) Expect.Number(expected.GetProperty("z")[i], result.Z[i], 1e-9, "Z");
        result.PValue.ShouldBe(expected.GetProperty("p").GetDouble(), 5e-8);
    }

    [Theory]
    [InlineData("exact", false, .95)]
    [InlineData("midp", true, .95)]
    [InlineData("exact_80", false, .8)]
    public void BetaProduct_EqualsTheHypoexponentialLawInR(string name, bool midP, double level)
    {
        JsonElement expected = Expected.GetProperty("beta_product").GetProperty(name);
        BetaProductLimits limits = BetaProduct.Estimate(Freireich.SixMp, new BetaProductOptions { Level = level, MidP = midP, Method = BetaProductMethod.Exact });
        limits.Times.Length.ShouldBe(expected.GetProperty("time").GetArrayLength());
        for (int i = 0; i < limits.Times.Length; i++)
        {
            limits.Times[i].ShouldBe(expected.GetProperty("time")[i].GetDouble());
            limits.Lower[i].ShouldBe(expected.GetProperty("lower")[i].GetDouble(), 1e-10);
            limits.Upper[i].ShouldBe(expected.GetProperty("upper")[i].GetDouble(), 1e-10);
        }
    }

    private static LogRankWeight Weight(string test) => test switch
    {
        "logrank" => LogRankWeight.LogRank,
        "gehan" => LogRankWeight.Gehan,
        "tarone_ware" => LogRankWeight.TaroneWare,
        "peto_peto" => LogRankWeight.PetoPeto,
        "modified_peto_peto" => LogRankWeight.ModifiedPetoPeto,
        "fh_0_1" => LogRankWeight.FlemingHarrington(0, 1),
        "fh_1_1" => LogRankWeight.FlemingHarrington(1, 1),
        "fh_half_2" => LogRankWeight.FlemingHarrington(0.5, 2),
        "modest_200" => LogRankWeight.ModestlyWeighted(200),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, "is not a test of the reference"),
    };

    // R numbers cell types as the levels of its factor.
    private static SurvivalData Sample(string set)
    {
        SurvivalData data = OracleSet.Read(set).Data;
        if (set is not "veteran_celltype") return data;
        CsvColumns csv = CsvColumns.Read("veteran");
        string[] levels = ["squamous", "smallcell", "adeno", "large"];
        return SurvivalData
            .FromTimes(csv.Numbers("time"), Array.ConvertAll(csv.Numbers("status"), s => s == 1))
            .WithGroups(Array.ConvertAll(csv.Text("celltype"), c => Array.IndexOf(levels, c)), levels);
    }
}
