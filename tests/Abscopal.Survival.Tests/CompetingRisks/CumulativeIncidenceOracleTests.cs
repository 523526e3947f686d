using System.Globalization;
using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CompetingRisks;

public sealed class CumulativeIncidenceOracleTests
{
    // The reference file has 15 digits.
    private const double Tolerance = 1e-10;

    private static readonly CumulativeIncidenceOptions AalenGray = new() { Variance = IncidenceVariance.AalenGray };

    [Theory]
    [InlineData("bmt")]
    [InlineData("pbc")]
    [InlineData("mgus2")]
    [InlineData("colon")]
    public void Curve_EqualsSurvfit(string name)
    {
        JsonElement expected = OracleSet.ReadJson("incidence").GetProperty("curves").GetProperty(name);
        CumulativeIncidenceCurves actual = CumulativeIncidence.Estimate(CompetingRisksSets.Read(name));
        for (int k = 0; k < expected.GetProperty("time").GetArrayLength(); k++)
        {
            int i = actual.Times.IndexOf(expected.GetProperty("time")[k].GetDouble());
            i.ShouldBeGreaterThanOrEqualTo(0);
            actual.Table.AtRisk[i].ShouldBe(expected.GetProperty("n_risk")[k].GetInt32());
            Expect.Number(expected.GetProperty("pstate")[k][0], actual.EventFree[i], Tolerance, "event-free");
            for (int c = 1; c <= 2; c++)
            {
                Expect.Number(expected.GetProperty("pstate")[k][c], actual.Cause(c).Incidence[i], Tolerance, $"incidence {c}");
                Expect.Number(expected.GetProperty("std_err")[k][c], actual.Cause(c).StandardError(i), Tolerance, $"standard error {c}");
            }
        }
    }

    [Theory]
    [InlineData("bmt")]
    [InlineData("pbc")]
    [InlineData("mgus2")]
    [InlineData("colon")]
    public void Limits_EqualSurvfit(string name)
    {
        JsonElement expected = OracleSet.ReadJson("incidence").GetProperty("curves").GetProperty(name);
        foreach (JsonProperty type in expected.GetProperty("ci").EnumerateObject())
        {
            int split = type.Name.IndexOf('_', StringComparison.Ordinal);
            var options = new CumulativeIncidenceOptions
            {
                Level = double.Parse(type.Name[(split + 1)..], CultureInfo.InvariantCulture),
                IntervalType = type.Name[..split] switch
                {
                    "plain" => ConfidenceIntervalType.Plain,
                    "log" => ConfidenceIntervalType.Log,
                    _ => ConfidenceIntervalType.LogLog,
                },
            };
            CumulativeIncidenceCurves actual = CumulativeIncidence.Estimate(CompetingRisksSets.Read(name), options);
            for (int k = 0; k < expected.GetProperty("time").GetArrayLength(); k++)
            {
                double time = expected.GetProperty("time")[k].GetDouble();
                for (int c = 1; c <= 2; c++)
                {
                    IncidenceRate rate = actual.Cause(c).At(time);
                    Expect.Estimate(type.Value.GetProperty("lower")[k][c], rate.Limits.Lower, Tolerance, $"{type.Name} lower {c} at {time}");
                    Expect.Estimate(type.Value.GetProperty("upper")[k][c], rate.Limits.Upper, Tolerance, $"{type.Name} upper {c} at {time}");
                }
            }
        }
    }

    [Theory]
    [InlineData("bmt")]
    [InlineData("pbc")]
    [InlineData("mgus2")]
    [InlineData("colon")]
    public void AalenGrayVariance_EqualsCuminc(string name)
    {
        JsonElement expected = OracleSet.ReadJson("incidence").GetProperty("curves").GetProperty(name).GetProperty("cuminc");
        CumulativeIncidenceCurves actual = CumulativeIncidence.Estimate(CompetingRisksSets.Read(name), AalenGray);
        for (int c = 1; c <= 2; c++)
        {
            JsonElement curve = expected[c - 1];
            // The reference doubles each step; the second point of a time holds the value from it on.
            for (int k = 2; k < curve.GetProperty("time").GetArrayLength(); k += 2)
            {
                int i = actual.Times.IndexOf(curve.GetProperty("time")[k].GetDouble());
                Expect.Number(curve.GetProperty("est")[k], actual.Cause(c).Incidence[i], Tolerance, $"incidence {c} at {actual.Times[i]}");
                Expect.Number(curve.GetProperty("var")[k], actual.Cause(c).Variance[i], Tolerance, $"variance {c} at {actual.Times[i]}");
            }
        }
    }

    [Theory]
    [InlineData("mgus2", "mgus2_sex")]
    [InlineData("pbc", "pbc_trt")]
    [InlineData("colon", "colon_rx")]
    public void Groups_EqualCuminc(string name, string key)
    {
        JsonElement expected = OracleSet.ReadJson("competing_risks").GetProperty(key).GetProperty("cuminc");
        foreach (CumulativeIncidenceCurves group in CumulativeIncidence.EstimateByGroup(CompetingRisksSets.Read(name), AalenGray))
        {
            for (int c = 1; c <= 2; c++)
            {
                string what = $"{group.Label} {c}";
                for (int k = 0; k < expected.GetProperty("times").GetArrayLength(); k++)
                {
                    IncidenceRate rate = group.Cause(c).At(expected.GetProperty("times")[k].GetDouble());
                    Expect.Estimate(expected.GetProperty("est").GetProperty(what)[k], rate.Incidence, Tolerance, what);
                    Expect.Estimate(expected.GetProperty("var").GetProperty(what)[k], rate.StandardError.Map(s => s * s), Tolerance, what);
                }
            }
        }
    }

    [Fact]
    public void Mgus2At120Months_IsThePublishedAnalysis()
    {
        CumulativeIncidenceCurves actual = CumulativeIncidence.Estimate(CompetingRisksSets.Read("mgus2"));
        actual.Cause(1).At(120).Incidence.Value.ShouldBe(.063722, 5e-7);
        actual.Cause(2).At(120).Incidence.Value.ShouldBe(.531818, 5e-7);
    }
}
