using Abscopal.Survival;
using Abscopal.Survival.Tests.CompetingRisks;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>Well-known data sets with numbers to the digits that others printed.</summary>
internal static class PublishedCases
{
    private static readonly KaplanMeierOptions LogLog = new() { IntervalType = ConfidenceIntervalType.LogLog };

    public static IEnumerable<Comparison> All() => [.. Remission(), .. Transplants(), .. Others()];

    private static IEnumerable<Comparison> Remission()
    {
        const string Source = "R on the data of Freireich 1963";
        KaplanMeierCurve curve = KaplanMeier.Estimate(Freireich.SixMp, LogLog);
        var rates = new Comparison("6-MP: S at 6, 7, 10, 13, 16, 22, 23 weeks", Source);
        foreach ((double time, double expected) in new[] { (6, .857143), (7, .806723), (10, .752941), (13, .690196), (16, .627451), (22, .537815), (23, .448179) })
            rates.Add(expected, curve.At(time).Survival);
        yield return rates;
        yield return Quantile("6-MP: median, log-log", Source, curve.Median, 23, 13, upper: null);
        yield return Quantile("placebo: median, log-log", Source, KaplanMeier.Estimate(Freireich.PlaceboArm, LogLog).Median, 8, 4, 11);
        foreach ((LogRankWeight weight, double expected) in new[] { (LogRankWeight.LogRank, 16.792941), (LogRankWeight.Gehan, 13.457852), (LogRankWeight.TaroneWare, 15.123575), (LogRankWeight.FlemingHarrington(1, 0), 14.457151) })
            yield return new Comparison($"6-MP against placebo: {weight}", Source).Add(expected, LogRank.Test(Freireich.Both, new LogRankOptions { Weight = weight }).ChiSquare);
        yield return new Comparison("6-MP against placebo: log-rank, paired", Source).Add(10.714286, LogRank.Test(Freireich.Paired).ChiSquare);
        BetaProductLimits exact = BetaProduct.Estimate(Freireich.SixMp);
        yield return new Comparison("6-MP: exact limits of S(10)", "bpcp").Add(.5008, exact.At(10).Lower).Add(.9150, exact.At(10).Upper);
    }

    private static IEnumerable<Comparison> Transplants()
    {
        CompetingRisksData data = CompetingRisksSets.Read("bmt");
        SurvivalData free = data.ToEventFree();
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(free, LogLog);
        LandmarkRate rate = curves[0].At(172);
        yield return new Comparison("transplants, ALL: S(172) and its error", "R on K&M table D.1").Add(.684211, rate.Survival).Add(.0754, rate.StandardError);
        yield return Quantile("transplants, ALL: first quartile, log-log", "R on K&M table D.1", curves[0].Quantile(0.25), 122, 86, 230);
        yield return Quantile("transplants, ALL: median, log-log", "R on K&M table D.1", curves[0].Median, 418, 192, upper: null);
        yield return Quantile("transplants, AML low risk: median, log-log", "R on K&M table D.1", curves[1].Median, 2204, 641, upper: null);
        yield return Quantile("transplants, AML high risk: median, log-log", "R on K&M table D.1", curves[2].Median, 183, 113, 390);
        yield return new Comparison("transplants: log-rank of three groups", "R on K&M table D.1").Add(13.803722, LogRank.Test(free).ChiSquare);
        yield return new Comparison("transplants: Gray's test of relapse and of death", "cmprsk on K&M table D.1")
            .Add(11.922882, GrayTest.Test(data).ChiSquare)
            .Add(.137411, GrayTest.Test(data, new GrayTestOptions { Cause = 2 }).ChiSquare);
    }

    private static IEnumerable<Comparison> Others()
    {
        KaplanMeierCurve[] kidney = KaplanMeier.EstimateByGroup(OracleSet.Read("kidney_sex").Data, LogLog);
        yield return Quantile("kidney, men: median, log-log", "SAS, published", kidney[0].Median, 22, 12, 30);
        yield return Quantile("kidney, women: median, log-log", "SAS, published", kidney[1].Median, 130, 58, 185);
        SurvivalData plateau = SurvivalData.FromDays([54, 75, 77, 84, 87, 92, 103, 105, 112, 118], [true, true, true, true, true, false, false, false, false, false]);
        yield return new Comparison("plateau at one half: median by R", "CAMIS").Add(102.5, KaplanMeier.Estimate(plateau).Median.Estimate);
        KaplanMeierCurve sas = KaplanMeier.Estimate(plateau, new KaplanMeierOptions { Profile = ConventionProfile.Sas });
        yield return new Comparison("plateau at one half: S(80) with limits, no median, by SAS", "CAMIS")
            .Add(expected: null, sas.Median.Estimate)
            .Add(.3287, sas.At(80).Limits.Lower).Add(.8919, sas.At(80).Limits.Upper).Add(.7, sas.At(80).Survival);
        CsvColumns pbc = CsvColumns.Read("pbc").Where(i => i < 312);
        SurvivalData years = SurvivalData
            .FromTimes(Array.ConvertAll(pbc.Numbers("time"), t => t / 365.25), Array.ConvertAll(pbc.Text("status"), s => s is "2"))
            .WithGroups(Array.ConvertAll(pbc.Numbers("trt"), t => t == 1 ? 1 : 0), ["placebo", "D-penicillamine"]);
        RestrictedMeanContrast means = RestrictedMean.Compare(years, new RestrictedMeanOptions { Horizon = 10 })[0];
        yield return new Comparison("pbc: means to 10 years, errors, ratio with limits", "vignette of survRM2")
            .Add(7.146, means.Group.Mean).Add(.283, means.Group.StandardError).Add(7.283, means.Reference.Mean).Add(.295, means.Reference.StandardError)
            .Add(.878, means.Ratio.Limits.Lower).Add(1.096, means.Ratio.Limits.Upper).Add(.981, means.Ratio.Value);
        CumulativeIncidenceCurves mgus = CumulativeIncidence.Estimate(CompetingRisksSets.Read("mgus2"));
        yield return new Comparison("mgus2: incidence of malignancy and of death at 120 months", "vignette of survival")
            .Add(.063722, mgus.Cause(1).At(120).Incidence).Add(.531818, mgus.Cause(2).At(120).Incidence);
    }

    private static Comparison Quantile(string name, string source, SurvivalQuantile actual, double estimate, double lower, double? upper) =>
        new Comparison(name, source).Add(lower, actual.Lower).Add(upper, actual.Upper).Add(estimate, actual.Estimate);
}
