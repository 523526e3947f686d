using System.Globalization;
using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.KaplanMeierCurves;

public sealed class KaplanMeierOracleTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Sets => [.. OracleSet.Names];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Curve_EqualsR(string name)
    {
        foreach ((JsonElement expected, SurvivalData data) in Samples(name))
        {
            if (!expected.TryGetProperty("curve", out JsonElement curve) || curve.ValueKind != JsonValueKind.Object) continue;
            KaplanMeierCurve actual = KaplanMeier.Estimate(data);
            JsonElement.ArrayEnumerator times = curve.GetProperty("time").EnumerateArray();
            actual.Times.Length.ShouldBe(times.Count());
            for (int i = 0; i < actual.Times.Length; i++)
            {
                actual.Times[i].ShouldBe(curve.GetProperty("time")[i].GetDouble());
                actual.Table.AtRisk[i].ShouldBe(curve.GetProperty("n_risk")[i].GetInt32());
                actual.Table.Events[i].ShouldBe(curve.GetProperty("n_event")[i].GetInt32());
                actual.Table.Censored[i].ShouldBe(curve.GetProperty("n_censor")[i].GetInt32());
                Expect.Number(curve.GetProperty("surv")[i], actual.Survival[i], Tolerance, "survival");
                Expect.Number(curve.GetProperty("std_err_cumhaz_greenwood")[i], Math.Sqrt(actual.LogVariance[i]), Tolerance, "standard error");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Limits_EqualR(string name)
    {
        int compared = 0;
        foreach ((JsonElement expected, SurvivalData data) in Samples(name))
        {
            if (!expected.TryGetProperty("ci", out JsonElement ci) || ci.ValueKind != JsonValueKind.Object) continue;
            foreach (JsonProperty type in ci.EnumerateObject())
            {
                KaplanMeierCurve actual = KaplanMeier.Estimate(data, Options(type.Name));
                for (int i = 0; i < actual.Times.Length; i++, compared++)
                {
                    Expect.Estimate(type.Value.GetProperty("lower")[i], actual.Limits(i).Lower, Tolerance, $"{type.Name} lower at {actual.Times[i]}");
                    Expect.Estimate(type.Value.GetProperty("upper")[i], actual.Limits(i).Upper, Tolerance, $"{type.Name} upper at {actual.Times[i]}");
                }
            }
        }

        if (name is not ("flchain_group" or "rotterdam_death_chemo" or "rotterdam_recur_hormon")) compared.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Quantiles_EqualR(string name)
    {
        foreach ((JsonElement expected, SurvivalData data) in Samples(name))
        {
            foreach (JsonProperty type in expected.GetProperty("quantile").EnumerateObject())
            {
                KaplanMeierCurve actual = KaplanMeier.Estimate(data, Options(type.Name));
                for (int i = 0; i < type.Value.GetProperty("prob").GetArrayLength(); i++)
                {
                    SurvivalQuantile quantile = actual.Quantile(type.Value.GetProperty("prob")[i].GetDouble());
                    string what = $"{type.Name} quantile {quantile.Probability}";
                    Expect.Estimate(type.Value.GetProperty("est")[i], quantile.Estimate, Tolerance, what);
                    Expect.Estimate(type.Value.GetProperty("lower")[i], quantile.Lower, Tolerance, what + " lower");
                    Expect.Estimate(type.Value.GetProperty("upper")[i], quantile.Upper, Tolerance, what + " upper");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Landmarks_EqualR(string name)
    {
        foreach ((JsonElement expected, SurvivalData data) in Samples(name))
        {
            JsonElement fixedTimes = expected.GetProperty("fixed");
            foreach (JsonProperty type in fixedTimes.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object))
            {
                KaplanMeierCurve actual = KaplanMeier.Estimate(data, Options(type.Name));
                for (int i = 0; i < fixedTimes.GetProperty("times").GetArrayLength(); i++)
                {
                    LandmarkRate rate = actual.At(fixedTimes.GetProperty("times")[i].GetDouble());
                    rate.AtRisk.ShouldBe(fixedTimes.GetProperty("n_risk")[i].GetInt32());
                    // R was asked to carry the last estimate on (extend = TRUE); ours says not estimable there.
                    if (rate.Survival.Status == EstimateStatus.NotEstimable) continue;
                    Expect.Estimate(fixedTimes.GetProperty("surv")[i], rate.Survival, Tolerance, "rate");
                    Expect.Estimate(type.Value.GetProperty("lower")[i], rate.Limits.Lower, Tolerance, "rate lower");
                    Expect.Estimate(type.Value.GetProperty("upper")[i], rate.Limits.Upper, Tolerance, "rate upper");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void FollowUp_EqualsRWhereNoDeathSharesATimeWithACensoring(string name)
    {
        OracleSet set = OracleSet.Read(name);
        foreach (JsonProperty group in set.Expected.GetProperty("follow_up_reverse_km").EnumerateObject())
        {
            SurvivalData data = set.Groups[group.Name];
            EventTable table = data.ToEventTable();
            bool tied = Enumerable.Range(0, table.Count).Any(i => table.Events[i] > 0 && table.Censored[i] > 0);
            if (tied) continue;
            SurvivalQuantile median = KaplanMeier.EstimateFollowUp(data).Median;
            Expect.Estimate(group.Value.GetProperty("median"), median.Estimate, Tolerance, "follow-up");
            Expect.Estimate(group.Value.GetProperty("lower95"), median.Lower, Tolerance, "follow-up lower");
            Expect.Estimate(group.Value.GetProperty("upper95"), median.Upper, Tolerance, "follow-up upper");
        }
    }

    private static IEnumerable<(JsonElement Expected, SurvivalData Data)> Samples(string name)
    {
        OracleSet set = OracleSet.Read(name);
        foreach (JsonProperty group in set.Expected.GetProperty("km_by_group").EnumerateObject()) yield return (group.Value, set.Groups[group.Name]);
        yield return (set.Expected.GetProperty("km_overall").GetProperty("all"), set.All);
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
