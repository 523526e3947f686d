using System.Text.Json;

namespace Abscopal.Survival.Tests.Oracle;

/// <summary>Compares with R's numbers by relative error; R's null is not estimable.</summary>
internal static class Expect
{
    public static void Number(JsonElement expected, double actual, double tolerance, string what)
    {
        double value = expected.ValueKind == JsonValueKind.String ? double.PositiveInfinity : expected.GetDouble();
        double allowed = tolerance * Math.Max(Math.Abs(value), 1e-6);
        (actual == value || Math.Abs(actual - value) <= allowed).ShouldBeTrue($"{what}: expected {value:R}, got {actual:R}");
    }

    public static void Estimate(JsonElement expected, Estimate actual, double tolerance, string what)
    {
        if (expected.ValueKind == JsonValueKind.Null) actual.IsEstimated.ShouldBeFalse($"{what}: R gives NA, we give {actual}");
        else
        {
            actual.IsEstimated.ShouldBeTrue($"{what}: R gives {expected}, we give {actual.Status}");
            Number(expected, actual.Value, tolerance, what);
        }
    }
}
