using System.Collections.Concurrent;
using System.Text.Json;

namespace Abscopal.Survival.Tests.Oracle;

/// <summary>One reference data set with what R computed from it.</summary>
internal sealed class OracleSet
{
    public static readonly string[] Names =
    [
        "aml_x", "colon_death_rx", "colon_recurrence_rx", "flchain_group", "gbsg_hormon", "kidney_sex", "lung_ecog", "lung_sex",
        "ovarian_rx", "pbc_trt", "rotterdam_death_chemo", "rotterdam_recur_hormon", "veteran_celltype", "veteran_trt",
    ];

    private static readonly ConcurrentDictionary<string, OracleSet> Sets = new(StringComparer.Ordinal);

    private OracleSet(JsonElement expected, SurvivalData all, SurvivalData data, Dictionary<string, SurvivalData> groups)
    {
        Expected = expected;
        All = all;
        Data = data;
        Groups = groups;
    }

    public JsonElement Expected { get; }

    /// <summary>Every row with a time, also where the group is missing.</summary>
    public SurvivalData All { get; }

    /// <summary>The rows with a group.</summary>
    public SurvivalData Data { get; }

    /// <summary>By R's name of the stratum, such as <c>x=Maintained</c>.</summary>
    public Dictionary<string, SurvivalData> Groups { get; }

    public static JsonElement ReadJson(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Data", "oracle", $"oracle_{name}.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    // Parsing a set costs more than every estimate from it.
    public static OracleSet Read(string name) => Sets.GetOrAdd(name, Load);

    private static OracleSet Load(string name)
    {
        JsonElement expected = ReadJson(name);
        string time = expected.GetProperty("time").GetString()!;
        string group = expected.GetProperty("group").GetString()!;
        CsvColumns csv = Source(name);
        bool[] events = Events(name, csv);
        double[] times = csv.Numbers(time);
        string[] labels = csv.Text(group);
        int[] rows = [.. Enumerable.Range(0, csv.Rows).Where(i => !double.IsNaN(times[i]) && labels[i].Length > 0)];
        double[] keptTimes = Array.ConvertAll(rows, r => times[r]);
        bool[] keptEvents = Array.ConvertAll(rows, r => events[r]);
        string[] keptLabels = Array.ConvertAll(rows, r => $"{group}={labels[r]}");
        string[] ordered = [.. expected.GetProperty("km_by_group").EnumerateObject().Select(g => g.Name)];
        int[] codes = Array.ConvertAll(keptLabels, l => Array.IndexOf(ordered, l));
        SurvivalData data = SurvivalData.FromTimes(keptTimes, keptEvents).WithGroups(codes, ordered);
        var groups = ordered.ToDictionary(
            l => l,
            l => SurvivalData.FromTimes(
                [.. keptTimes.Where((_, i) => string.Equals(keptLabels[i], l, StringComparison.Ordinal))],
                [.. keptEvents.Where((_, i) => string.Equals(keptLabels[i], l, StringComparison.Ordinal))]),
            StringComparer.Ordinal);
        int[] timed = [.. Enumerable.Range(0, csv.Rows).Where(i => !double.IsNaN(times[i]))];
        SurvivalData all = SurvivalData.FromTimes(Array.ConvertAll(timed, r => times[r]), Array.ConvertAll(timed, r => events[r]));
        return new OracleSet(expected, all, data, groups);
    }

    internal static CsvColumns Source(string name)
    {
        CsvColumns csv = CsvColumns.Read(name.Split('_')[0]);
        return name switch
        {
            "colon_death_rx" => Where(csv, "etype", e => e == 2),
            "colon_recurrence_rx" => Where(csv, "etype", e => e == 1),
            "pbc_trt" => csv.Where(i => csv.Text("trt")[i].Length > 0),
            "flchain_group" => Where(csv, "futime", t => t > 0),
            _ => csv,
        };
    }

    private static CsvColumns Where(CsvColumns csv, string column, Func<double, bool> keep)
    {
        double[] values = csv.Numbers(column);
        return csv.Where(i => keep(values[i]));
    }

    internal static bool[] Events(string name, CsvColumns csv) => name switch
    {
        "lung_sex" or "lung_ecog" or "pbc_trt" => Array.ConvertAll(csv.Text("status"), s => string.Equals(s, "2", StringComparison.Ordinal)),
        "ovarian_rx" => Array.ConvertAll(csv.Text("fustat"), s => string.Equals(s, "1", StringComparison.Ordinal)),
        "flchain_group" or "rotterdam_death_chemo" => Array.ConvertAll(csv.Text("death"), s => string.Equals(s, "1", StringComparison.Ordinal)),
        "rotterdam_recur_hormon" => Array.ConvertAll(csv.Text("recur"), s => string.Equals(s, "1", StringComparison.Ordinal)),
        _ => Array.ConvertAll(csv.Text("status"), s => string.Equals(s, "1", StringComparison.Ordinal)),
    };
}
