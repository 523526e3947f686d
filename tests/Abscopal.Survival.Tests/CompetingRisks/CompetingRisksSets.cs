using System.Globalization;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CompetingRisks;

/// <summary>The reference data sets with several causes, with the covariates that the reference fits use.</summary>
internal static class CompetingRisksSets
{
    public static CompetingRisksData Read(string name)
    {
        switch (name)
        {
            case "bmt":
                CsvColumns bmt = CsvColumns.Read("bmt_competing");
                return Data(bmt, "time", "cause").WithGroups(bmt.Text("group"));
            case "mgus2":
                CsvColumns mgus = CsvColumns.Read("mgus2_competing");
                return Data(mgus, "ptime2", "cr").WithGroups(mgus.Text("sex"));
            case "mgus2_strata":
                return Read("mgus2").WithStrata(Array.ConvertAll(CsvColumns.Read("mgus2").Numbers("age"), a => a > 70 ? "old" : "young"));
            case "pbc":
                CsvColumns pbc = Randomized();
                int[] causes = Array.ConvertAll(pbc.Numbers("status"), s => s == 2 ? 1 : s == 1 ? 2 : 0);
                return CompetingRisksData.FromTimes(pbc.Numbers("time"), causes).WithGroups(pbc.Text("trt"));
            case "colon":
                CsvColumns colon = CsvColumns.Read("colon_competing");
                return Data(colon, "t", "s").WithGroups(colon.Text("rx"));
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "is not a reference set");
        }
    }

    public static CovariateMatrix Covariates(string name, params string[] terms)
    {
        var covariates = new CovariateMatrixBuilder();
        foreach (string term in terms) covariates.AddNumber(term, Covariate(name, term));
        return covariates.Build();
    }

    private static double[] Covariate(string name, string term) => term switch
    {
        "sexM" => Is(CsvColumns.Read("mgus2_competing").Text("sex"), "M"),
        "age" when string.Equals(name, "pbc", StringComparison.Ordinal) => Randomized().Numbers("age"),
        "age" => CsvColumns.Read("mgus2").Numbers("age"),
        "trt" => Randomized().Numbers("trt"),
        "Lev" => Is(CsvColumns.Read("colon_competing").Text("rx"), "Lev"),
        "Lev5FU" => Is(CsvColumns.Read("colon_competing").Text("rx"), "Lev+5FU"),
        "g2" => Is(CsvColumns.Read("bmt_competing").Text("group"), "2"),
        "g3" => Is(CsvColumns.Read("bmt_competing").Text("group"), "3"),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "is not a covariate"),
    };

    private static CsvColumns Randomized()
    {
        CsvColumns all = CsvColumns.Read("pbc");
        string[] arms = all.Text("trt");
        return all.Where(i => arms[i].Length > 0);
    }

    private static double[] Is(string[] values, string level) => Array.ConvertAll(values, v => string.Equals(v, level, StringComparison.Ordinal) ? 1.0 : 0.0);

    private static CompetingRisksData Data(CsvColumns csv, string time, string cause) =>
        CompetingRisksData.FromTimes(csv.Numbers(time), Array.ConvertAll(csv.Text(cause), c => int.Parse(c, CultureInfo.InvariantCulture)));
}
