using System.Text.Json;
using Abscopal.Survival;

namespace Abscopal.Workbench.Json;

/// <summary>Writes the results that several analyses share, each in one shape.</summary>
internal static class JsonResults
{
    /// <summary>An array of numbers; null where there is none.</summary>
    public static void WriteNumbers(this Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value)) json.WriteNumberValue(value);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    /// <summary>An array of objects, one an item.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A number, or null where there is none.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>The limits of an estimate as <c>lower</c> and <c>upper</c>.</summary>
    public static void WriteLimits(this Utf8JsonWriter json, Interval limits)
    {
        json.WriteEstimate("lower", limits.Lower);
        json.WriteEstimate("upper", limits.Upper);
    }

    /// <summary>A difference or a ratio with its error, limits and p-value.</summary>
    public static void WriteContrast(this Utf8JsonWriter json, string name, Contrast contrast)
    {
        json.WriteStartObject(name);
        json.WriteEstimate("estimate", contrast.Value);
        json.WriteEstimate("standardError", contrast.StandardError);
        json.WriteLimits(contrast.Limits);
        json.WriteEstimate("p", contrast.PValue);
        json.WriteEndObject();
    }

    /// <summary>A test by its name, an element of an array.</summary>
    public static void WriteTest(this Utf8JsonWriter json, string name, Estimate chiSquare, int degreesOfFreedom, Estimate p)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteTestNumbers(chiSquare, degreesOfFreedom, p);
        json.WriteEndObject();
    }

    /// <summary>The numbers of a test, inside its object.</summary>
    public static void WriteTestNumbers(this Utf8JsonWriter json, Estimate chiSquare, int degreesOfFreedom, Estimate p)
    {
        json.WriteEstimate("chiSquare", chiSquare);
        json.WriteNumber("df", degreesOfFreedom);
        json.WriteEstimate("p", p);
    }

    /// <summary>Observed and expected events of the groups of a log-rank test.</summary>
    public static void WriteGroups(this Utf8JsonWriter json, LogRankResult test)
    {
        json.WriteStartArray("groups");
        foreach (LogRankGroup group in test.Groups)
        {
            json.WriteStartObject();
            json.WriteString("label", group.Label);
            json.WriteNumber("n", group.Subjects);
            json.WriteNumber("observed", group.Observed);
            json.WriteNumber("expected", group.Expected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The coefficients of a Cox regression with their hazard ratios.</summary>
    public static void WriteCoefficients(this Utf8JsonWriter json, string name, CoxFit fit)
    {
        json.WriteStartArray(name);
        foreach (CoxCoefficient c in fit.Coefficients)
        {
            json.WriteStartObject();
            json.WriteString("name", c.Name);
            json.WriteEstimate("estimate", c.Estimate);
            json.WriteEstimate("standardError", c.StandardError);
            json.WriteEstimate("hazardRatio", c.HazardRatio);
            json.WriteLimits(c.HazardRatioLimits);
            json.WriteEstimate("p", c.PValue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
