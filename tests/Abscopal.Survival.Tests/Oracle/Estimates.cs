using System.Text.Json;

namespace Abscopal.Survival.Tests.Oracle;

/// <summary>The lung data with made-up weights and entries, and what R computes from them.</summary>
internal static class Estimates
{
    public static readonly JsonElement Expected = OracleSet.ReadJson("estimates");
    public static readonly double[] Times = Numbers("time");
    public static readonly bool[] Events = Array.ConvertAll(Numbers("event"), e => e == 1);
    public static readonly double[] Entry = Numbers("entry");
    public static readonly double[] Weights = Numbers("weight");
    public static readonly int[] Ids = Array.ConvertAll(Numbers("id"), i => (int)i);

    public static SurvivalData Lung => SurvivalData.FromTimes(Times, Events);

    public static SurvivalData BySex(SurvivalData data) => data.WithGroups(Array.ConvertAll(Numbers("sex"), s => (int)s - 1), ["male", "female"]);

    public static SurvivalData ByEcog(SurvivalData data) => data.WithStrata(Ecog, ["0", "1", "2", "3"]);

    public static int[] Ecog => Array.ConvertAll(Numbers("ecog"), s => (int)s);

    public static double[] Numbers(string name) => [.. Expected.GetProperty(name).EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : double.NaN)];
}
