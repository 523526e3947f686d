using System.Globalization;
using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>Curves, limits, quantiles and rates of every reference set, by group and together.</summary>
internal static class KaplanMeierCases
{
    public static IEnumerable<Comparison> All()
    {
        foreach (string name in OracleSet.Names)
        {
            OracleSet set = OracleSet.Read(name);
            var curve = new Comparison($"{name}: S and its error at every time", "R survfit");
            var limits = new Comparison($"{name}: limits at every time, 3 scales, 2 levels", "R survfit");
            var quantiles = new Comparison($"{name}: quantiles with limits", "R quantile.survfit");
            foreach (JsonProperty group in set.Expected.GetProperty("km_by_group").EnumerateObject()) Add(group.Value, set.Groups[group.Name]);
            Add(set.Expected.GetProperty("km_overall").GetProperty("all"), set.All);
            if (curve.Numbers > 0) yield return curve;
            if (limits.Numbers > 0) yield return limits;
            yield return quantiles;

            void Add(JsonElement expected, SurvivalData data)
            {
                AddCurve(curve, expected, data);
                AddLimits(limits, expected, data);
                AddQuantiles(quantiles, expected, data);
            }
        }
    }

    private static void AddCurve(Comparison row, JsonElement expected, SurvivalData data)
    {
        if (!expected.TryGetProperty("curve", out JsonElement curve) || curve.ValueKind != JsonValueKind.Object) return;
        KaplanMeierCurve actual = KaplanMeier.Estimate(data);
        for (int i = 0; i < actual.Times.Length; i++)
        {
            row.Add(curve.GetProperty("surv")[i], actual.Survival[i]);
            if (actual.Survival[i] > 0) row.Add(curve.GetProperty("std_err_cumhaz_greenwood")[i], Math.Sqrt(actual.LogVariance[i]));
        }
    }

    private static void AddLimits(Comparison row, JsonElement expected, SurvivalData data)
    {
        if (!expected.TryGetProperty("ci", out JsonElement limits) || limits.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty type in limits.EnumerateObject())
        {
            KaplanMeierCurve actual = KaplanMeier.Estimate(data, Options(type.Name));
            for (int i = 0; i < actual.Times.Length; i++)
            {
                row.Add(type.Value.GetProperty("lower")[i], actual.Limits(i).Lower);
                row.Add(type.Value.GetProperty("upper")[i], actual.Limits(i).Upper);
            }
        }
    }

    private static void AddQuantiles(Comparison row, JsonElement expected, SurvivalData data)
    {
        foreach (JsonProperty type in expected.GetProperty("quantile").EnumerateObject())
        {
            KaplanMeierCurve actual = KaplanMeier.Estimate(data, Options(type.Name));
            for (int i = 0; i < type.Value.GetProperty("prob").GetArrayLength(); i++)
            {
                SurvivalQuantile quantile = actual.Quantile(type.Value.GetProperty("prob")[i].GetDouble());
                row.Add(type.Value.GetProperty("est")[i], quantile.Estimate);
                row.Add(type.Value.GetProperty("lower")[i], quantile.Lower);
                row.Add(type.Value.GetProperty("upper")[i], quantile.Upper);
            }
        }
    }

    private static KaplanMeierOptions Options(string typeAndLevel)
    {
        int split = typeAndLevel.LastIndexOf('_');
        return new KaplanMeierOptions
        {
            Level = double.Parse(typeAndLevel[(split + 1)..], CultureInfo.InvariantCulture),
            IntervalType = typeAndLevel[..split] switch
            {
                "plain" => ConfidenceIntervalType.Plain,
                "log" => ConfidenceIntervalType.Log,
                _ => ConfidenceIntervalType.LogLog,
            },
        };
    }
}
