using System.Globalization;
using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CoxTests;

/// <summary>The data and covariates of a Cox model of the oracles, from its formula in R.</summary>
internal sealed record CoxModel(SurvivalData Data, CovariateMatrix Covariates)
{
    public static CoxModel Read(string set, JsonElement model)
    {
        JsonElement oracle = OracleSet.ReadJson(set);
        CsvColumns csv = OracleSet.Source(set);
        return Create(csv, csv.Numbers(oracle.GetProperty("time").GetString()!), OracleSet.Events(set, csv), entry: null, model);
    }

    public static CoxModel Myeloma(JsonElement model)
    {
        CsvColumns csv = CsvColumns.Read("myeloma");
        double[] entry = csv.Numbers("entry");
        double[] exit = csv.Numbers("futime");
        csv = csv.Where(i => entry[i] < exit[i]);
        return Create(csv, csv.Numbers("futime"), Array.ConvertAll(csv.Numbers("death"), d => d == 1), csv.Numbers("entry"), model);
    }

    public static CoxModel Heart(JsonElement model)
    {
        CsvColumns csv = CsvColumns.Read("heart");
        return Create(csv, csv.Numbers("stop"), Array.ConvertAll(csv.Numbers("event"), d => d == 1), csv.Numbers("start"), model);
    }

    private static CoxModel Create(CsvColumns csv, double[] times, bool[] events, double[]? entry, JsonElement model)
    {
        string formula = model.GetProperty("formula").GetString()!;
        string[] names = [.. model.GetProperty("terms").EnumerateArray().Select(t => t.GetString()!)];
        string[] terms = formula[(formula.IndexOf('~', StringComparison.Ordinal) + 1)..].Split(" + ", StringSplitOptions.TrimEntries);
        int[] rows = [.. Enumerable.Range(0, csv.Rows).Where(i => !double.IsNaN(times[i]) && Array.TrueForAll(terms, t => csv.Text(Variable(t))[i].Length > 0))];
        SurvivalData data = SurvivalData.FromTimes(Array.ConvertAll(rows, r => times[r]), Array.ConvertAll(rows, r => events[r]));
        if (entry is not null) data = data.WithEntry(Array.ConvertAll(rows, r => entry[r]));
        var builder = new CovariateMatrixBuilder();
        foreach (string term in terms)
        {
            string[] text = Array.ConvertAll(rows, r => csv.Text(Variable(term))[r]);
            if (term.StartsWith("strata(", StringComparison.Ordinal)) data = data.WithStrata(text);
            else if (term.StartsWith("I(flc.grp", StringComparison.Ordinal)) builder.AddFactor(term, Array.ConvertAll(text, t => Number(t) > 5 ? "TRUE" : "FALSE"));
            else if (names.Contains(term, StringComparer.Ordinal)) builder.AddNumber(term, Array.ConvertAll(text, t => Transform(term, Number(t))));
            else builder.AddFactor(term, text, Levels(term, text, names));
        }

        return new CoxModel(data, builder.Build());
    }

    // The reference is the level that R has no coefficient for.
    private static string[] Levels(string term, string[] text, string[] names)
    {
        string[] coded = [.. names.Where(n => n.StartsWith(term, StringComparison.Ordinal)).Select(n => n[term.Length..])];
        return [text.Distinct(StringComparer.Ordinal).Single(l => !coded.Contains(l, StringComparer.Ordinal)), .. coded];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Transform(string term, double value)
    {
        if (term.StartsWith("log(", StringComparison.Ordinal)) return Math.Log(value);
        return term.StartsWith("I((year", StringComparison.Ordinal) ? (value - 1990) / 10 : value;
    }

    private static string Variable(string term)
    {
        string name = term[(term.LastIndexOf('(') + 1)..];
        return name.Split(' ', ')')[0];
    }
}
