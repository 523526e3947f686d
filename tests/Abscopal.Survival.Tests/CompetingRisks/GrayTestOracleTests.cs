using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CompetingRisks;

public sealed class GrayTestOracleTests
{
    [Theory]
    [InlineData("bmt")]
    [InlineData("mgus2")]
    [InlineData("mgus2_strata")]
    [InlineData("colon")]
    public void Test_EqualsCuminc(string name)
    {
        CompetingRisksData data = CompetingRisksSets.Read(name);
        foreach (JsonElement expected in OracleSet.ReadJson("incidence").GetProperty("gray").GetProperty(name).EnumerateArray())
        {
            for (int c = 1; c <= 2; c++)
            {
                GrayTestResult actual = GrayTest.Test(data, new GrayTestOptions { Cause = c, Rho = expected.GetProperty("rho").GetDouble() });
                actual.DegreesOfFreedom.ShouldBe(expected.GetProperty("df")[c - 1].GetInt32());
                Expect.Estimate(expected.GetProperty("stat")[c - 1], actual.ChiSquare, 1e-9, $"rho {actual.Options.Rho} cause {c}");
            }
        }
    }

    [Theory]
    [InlineData("mgus2", "mgus2_sex")]
    [InlineData("pbc", "pbc_trt")]
    [InlineData("colon", "colon_rx")]
    public void PValue_EqualsCuminc(string name, string key)
    {
        JsonElement expected = OracleSet.ReadJson("competing_risks").GetProperty(key).GetProperty("cuminc").GetProperty("tests");
        for (int c = 1; c <= 2; c++)
        {
            GrayTestResult actual = GrayTest.Test(CompetingRisksSets.Read(name), new GrayTestOptions { Cause = c });
            Expect.Estimate(expected.GetProperty("stat")[c - 1], actual.ChiSquare, 1e-10, "statistic");
            Expect.Estimate(expected.GetProperty("p")[c - 1], actual.PValue, 1e-8, "p");
        }
    }

    [Fact]
    public void BoneMarrowTransplant_IsThePublishedAnalysis()
    {
        CompetingRisksData data = CompetingRisksSets.Read("bmt");
        GrayTest.Test(data).ChiSquare.Value.ShouldBe(11.922882, 5e-7);
        GrayTest.Test(data, new GrayTestOptions { Cause = 2 }).ChiSquare.Value.ShouldBe(.137411, 5e-7);
    }
}
