using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>Restricted means with their errors, by group.</summary>
internal static class RestrictedMeanCases
{
    public static IEnumerable<Comparison> All()
    {
        foreach (string name in OracleSet.Names)
        {
            OracleSet set = OracleSet.Read(name);
            var row = new Comparison($"{name}: mean and error", "R survfit");
            foreach (JsonProperty group in set.Expected.GetProperty("km_by_group").EnumerateObject())
            {
                JsonElement expected = group.Value.GetProperty("rmean");
                RestrictedMeanResult actual = RestrictedMean.Estimate(set.Groups[group.Name], new RestrictedMeanOptions { Horizon = expected.GetProperty("tau").GetDouble() });
                // R carries the curve on past the last censoring; we say not estimable there.
                if (!actual.Mean.IsEstimated) continue;
                row.Add(expected.GetProperty("est"), actual.Mean).Add(expected.GetProperty("se"), actual.StandardError);
            }

            if (row.Numbers > 0) yield return row;
        }
    }
}
