using System.Text.Json;

namespace Abscopal.Survival.Tests.Oracle;

/// <summary>Textbook data sets with what R computed from them.</summary>
internal static class TestBank
{
    private static readonly JsonElement All = OracleSet.ReadJson("test_bank");

    public static JsonElement Expected(string set) => All.GetProperty(set);

    public static double[] Column(string set, string column) => [.. Expected(set).GetProperty(column).EnumerateArray().Select(v => v.GetDouble())];

    public static SurvivalData Read(string set)
    {
        SurvivalData data = SurvivalData.FromTimes(Column(set, "time"), Array.ConvertAll(Column(set, "event"), e => e == 1));
        if (Expected(set).TryGetProperty("entry", out _)) data = data.WithEntry(Column(set, "entry"));
        if (Expected(set).TryGetProperty("stratum", out _)) data = data.WithStrata(Labels(set, "stratum"));
        return Expected(set).TryGetProperty("group", out _) ? data.WithGroups(Labels(set, "group")) : data;
    }

    private static string[] Labels(string set, string column) => Array.ConvertAll(Column(set, column), c => c.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
