using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.LogRankTests;

public sealed class LogRankOracleTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Sets => [.. OracleSet.Names];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Test_EqualsR(string name)
    {
        OracleSet set = OracleSet.Read(name);
        JsonElement expected = set.Expected.GetProperty("logrank").GetProperty("rho0");
        LogRankResult actual = LogRank.Test(set.Data);
        actual.DegreesOfFreedom.ShouldBe(expected.GetProperty("df").GetInt32());
        Expect.Estimate(expected.GetProperty("chisq"), actual.ChiSquare, Tolerance, "chi-squared");
        Expect.Estimate(expected.GetProperty("p"), actual.PValue, 1e-9, "p");
        for (int g = 0; g < actual.Groups.Length; g++)
        {
            actual.Groups[g].Subjects.ShouldBe(expected.GetProperty("n")[g].GetInt32());
            Expect.Number(expected.GetProperty("obs")[g], actual.Groups[g].Observed, Tolerance, "observed");
            Expect.Number(expected.GetProperty("exp")[g], actual.Groups[g].Expected, Tolerance, "expected");
            for (int h = 0; h < actual.Groups.Length; h++) Expect.Number(expected.GetProperty("var")[g][h], actual.Variance(g, h), 1e-9, "variance");
        }
    }
}
