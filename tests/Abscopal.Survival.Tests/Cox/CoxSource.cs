using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CoxTests;

/// <summary>The data and covariates of a Cox model of columns of a reference data set; rows with a missing value are left out.</summary>
internal sealed record CoxSource(SurvivalData Data, CovariateMatrix Covariates)
{
    public static CoxSource Read(CsvColumns csv, string? entry, string time, bool[] events, string terms)
    {
        string[] columns = terms.Split(" + ");
        string[][] needed = [.. columns.Select(c => csv.Text(Variable(c)))];
        bool[] complete = [.. Enumerable.Range(0, csv.Rows).Select(i => Array.TrueForAll(needed, c => c[i].Length > 0))];
        CsvColumns kept = csv.Where(i => complete[i]);
        SurvivalData data = SurvivalData.FromTimes(kept.Numbers(time), [.. events.Where((_, i) => complete[i])]);
        if (entry is not null) data = data.WithEntry(kept.Numbers(entry));
        var covariates = new CovariateMatrixBuilder();
        foreach (string column in columns)
        {
            if (column.StartsWith("strata(", StringComparison.Ordinal))
            {
                string[] strata = kept.Text(Variable(column));
                string[] levels = [.. strata.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                data = data.WithStrata(Array.ConvertAll(strata, s => Array.IndexOf(levels, s)), levels);
            }
            else covariates.AddNumber(column, kept.Numbers(column));
        }

        return new CoxSource(data, covariates.Build());
    }

    private static string Variable(string term) => term[(term.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')');
}
