using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>The log-rank test and the one of Fleming and Harrington with rho 1.</summary>
internal static class LogRankCases
{
    public static IEnumerable<Comparison> All()
    {
        foreach (string name in OracleSet.Names)
        {
            OracleSet set = OracleSet.Read(name);
            foreach ((string key, LogRankWeight weight) in new[] { ("rho0", LogRankWeight.LogRank), ("rho1", LogRankWeight.FlemingHarrington(1, 0)) })
            {
                JsonElement expected = set.Expected.GetProperty("logrank").GetProperty(key);
                LogRankResult actual = LogRank.Test(set.Data, new LogRankOptions { Weight = weight });
                var row = new Comparison($"{name}: {weight}, observed, expected, covariances, p, chi-square", "R survdiff");
                for (int g = 0; g < actual.Groups.Length; g++)
                {
                    row.Add(expected.GetProperty("obs")[g], actual.Groups[g].Observed).Add(expected.GetProperty("exp")[g], actual.Groups[g].Expected);
                    for (int h = 0; h < actual.Groups.Length; h++) row.Add(expected.GetProperty("var")[g][h], actual.Variance(g, h));
                }

                yield return row.Add(expected.GetProperty("p"), actual.PValue).Add(expected.GetProperty("chisq"), actual.ChiSquare);
            }
        }
    }
}
