using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>What R's packages lack, against definitions written out in R.</summary>
internal static class ReferenceCases
{
    private const string Source = "definition in R";

    private static readonly Dictionary<string, LogRankWeight> Weights = new(StringComparer.Ordinal)
    {
        ["logrank"] = LogRankWeight.LogRank,
        ["gehan"] = LogRankWeight.Gehan,
        ["tarone_ware"] = LogRankWeight.TaroneWare,
        ["peto_peto"] = LogRankWeight.PetoPeto,
        ["modified_peto_peto"] = LogRankWeight.ModifiedPetoPeto,
        ["fh_0_1"] = LogRankWeight.FlemingHarrington(0, 1),
        ["fh_1_1"] = LogRankWeight.FlemingHarrington(1, 1),
        ["fh_half_2"] = LogRankWeight.FlemingHarrington(0.5, 2),
        ["modest_200"] = LogRankWeight.ModestlyWeighted(200),
    };

    public static IEnumerable<Comparison> All()
    {
        JsonElement expected = OracleSet.ReadJson("references");
        foreach (string set in new[] { "lung_sex", "veteran_trt", "ovarian_rx" })
        {
            SurvivalData data = OracleSet.Read(set).Data;
            foreach (JsonProperty test in expected.GetProperty(set).GetProperty("tests").EnumerateObject())
                yield return new Comparison($"{set}: {Weights[test.Name]}", Source).Add(test.Value, LogRank.Test(data, new LogRankOptions { Weight = Weights[test.Name] }).ChiSquare);
            // The reference of the p-value is itself right to a few 1e-9 only.
            yield return new Comparison($"{set}: MaxCombo, p", "R mvtnorm", 1e-6).Add(expected.GetProperty(set).GetProperty("maxcombo").GetProperty("p"), MaxCombo.Test(data).PValue);
        }

        foreach (Comparison row in CellTypes(expected.GetProperty("veteran_celltype"))) yield return row;
        foreach ((string name, bool midP, double level) in new[] { ("exact", false, .95), ("midp", true, .95), ("exact_80", false, .8) })
            yield return BetaProductRow(expected.GetProperty("beta_product").GetProperty(name), midP, level);
        yield return Piecewise(expected.GetProperty("piecewise"));
    }

    private static IEnumerable<Comparison> CellTypes(JsonElement expected)
    {
        CsvColumns csv = CsvColumns.Read("veteran");
        string[] levels = ["squamous", "smallcell", "adeno", "large"];
        SurvivalData data = SurvivalData.FromTimes(csv.Numbers("time"), Array.ConvertAll(csv.Numbers("status"), s => s == 1))
            .WithGroups(Array.ConvertAll(csv.Text("celltype"), c => Array.IndexOf(levels, c)), levels);
        foreach (JsonProperty test in expected.GetProperty("tests").EnumerateObject())
            yield return new Comparison($"veteran, four cell types: {Weights[test.Name]}", Source).Add(test.Value, LogRank.Test(data, new LogRankOptions { Weight = Weights[test.Name] }).ChiSquare);
        foreach (JsonProperty test in expected.GetProperty("trend").EnumerateObject())
            yield return new Comparison($"veteran, trend over cell types: {Weights[test.Name]}", Source).Add(test.Value, LogRank.Test(data, new LogRankOptions { Weight = Weights[test.Name], TrendScores = [1, 2, 3, 4] }).ChiSquare);
    }

    private static Comparison BetaProductRow(JsonElement expected, bool midP, double level)
    {
        BetaProductLimits limits = BetaProduct.Estimate(Freireich.SixMp, new BetaProductOptions { Level = level, MidP = midP, Method = BetaProductMethod.Exact });
        var row = new Comparison(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"6-MP: exact limits at {100 * level}%{(midP ? ", mid-p" : "")}"), "law of a sum of exponentials in R", Comparison.OfMaxima);
        for (int i = 0; i < limits.Times.Length; i++) row.Add(expected.GetProperty("lower")[i], limits.Lower[i]).Add(expected.GetProperty("upper")[i], limits.Upper[i]);
        return row;
    }

    private static Comparison Piecewise(JsonElement expected)
    {
        CsvColumns lung = CsvColumns.Read("lung");
        ParametricFit fit = ParametricModel.Fit(
            SurvivalData.FromTimes(lung.Numbers("time"), Array.ConvertAll(lung.Numbers("status"), s => s == 2)),
            new ParametricOptions { Distribution = ParametricDistribution.PiecewiseExponential, CutPoints = [100, 250, 500], Covariates = [new("sex", lung.Numbers("sex"))] });
        var row = new Comparison("lung, piecewise exponential with sex", "R glm, poisson", Comparison.OfMaxima);
        for (int i = 0; i < fit.Coefficients.Length; i++)
        {
            double error = expected.GetProperty("se")[i].GetDouble();
            row.Add(error, fit.StandardError(i).Value).Add(expected.GetProperty("coef")[i].GetDouble(), fit.Coefficients[i], error);
        }

        return row.Add(expected.GetProperty("loglik"), fit.LogLikelihood);
    }
}
