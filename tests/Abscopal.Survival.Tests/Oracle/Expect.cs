using System.Text.Json;

namespace Abscopal.Survival.Tests.Oracle;

/// <summary>Compares with R's numbers by relative error; R's null is not estimable.</summary>
internal static class Expect
{
    public static void Number(JsonElement expected, double actual, double tolerance, string what) =>
        Number(expected.ValueKind == JsonValueKind.String ? double.PositiveInfinity : expected.GetDouble(), actual, tolerance, what);

    public static void Number(double expected, double actual, double tolerance, string what)
    {
        if (actual == expected || Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), 1e-6)) return;
        Assert.Fail($"{what}: expected {expected:R}, got {actual:R}");
    }

    public static void Estimate(JsonElement expected, Estimate actual, double tolerance, string what)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            if (actual.IsEstimated) Assert.Fail($"{what}: R gives NA, we give {actual}");
            return;
        }

        if (!actual.IsEstimated) Assert.Fail($"{what}: R gives {expected}, we give {actual.Status}");
        Number(expected, actual.Value, tolerance, what);
    }
}
