using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.MultiState;

public sealed class AalenJohansenOracleTests
{
    // The reference file has 15 digits.
    private const double Tolerance = 1e-10;

    [Theory]
    [InlineData("mgus2")]
    [InlineData("myeloid")]
    [InlineData("cyclic")]
    public void Probabilities_EqualSurvfit(string name)
    {
        JsonElement chain = Chain(name);
        MultiStateData data = Data(chain);
        foreach (JsonElement expected in chain.GetProperty("results").EnumerateArray())
        {
            var options = new AalenJohansenOptions { Start = expected.GetProperty("start") is { ValueKind: JsonValueKind.Number } start ? start.GetDouble() : 0 };
            bool given = expected.GetProperty("given").ValueKind == JsonValueKind.Array;
            StateOccupancy actual = given
                ? AalenJohansen.EstimateTransitions(data, options).Rows[expected.GetProperty("given").EnumerateArray().Select(p => p.GetDouble()).ToList().IndexOf(1)]
                : AalenJohansen.Estimate(data, options);
            for (int j = 0; j < actual.States.Length; j++)
            {
                Expect.Number(expected.GetProperty("p0")[j], actual.Initial(j), Tolerance, "initial");
                for (int k = 0; k < expected.GetProperty("times").GetArrayLength(); k++)
                {
                    double time = expected.GetProperty("times")[k].GetDouble();
                    StateProbability at = actual.At(j, time);
                    Expect.Estimate(expected.GetProperty("pstate")[k][j], at.Probability, Tolerance, $"start {options.Start} given {given}: {at.State} at {time}");
                    Expect.Estimate(expected.GetProperty("std_err")[k][j], at.StandardError, 1e-9, $"start {options.Start} given {given}: error of {at.State} at {time}");
                }
            }
        }
    }

    private static JsonElement Chain(string name) => OracleSet.ReadJson("chains").GetProperty("chains").GetProperty(name);

    private static MultiStateData Data(JsonElement chain)
    {
        JsonElement rows = chain.GetProperty("rows");
        int[] Column(string column) => [.. rows.GetProperty(column).EnumerateArray().Select(v => v.GetInt32())];
        return MultiStateData.FromDays(
            Column("id"), Column("from"), Column("to"), Column("entry"), Column("exit"), chain.GetProperty("states").EnumerateArray().Select(s => s.GetString()!));
    }
}
