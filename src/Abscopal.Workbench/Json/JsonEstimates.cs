using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Json;

/// <summary>Writes estimates as JSON: a number at full precision, or null with a sibling that says why.</summary>
public static class JsonEstimates
{
    /// <summary>Options for every JSON document the workbench writes.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document of one object, with a line feed at its end.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="content">Writes the properties.</param>
    public static void WriteDocument(Stream output, Action<Utf8JsonWriter> content)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(content);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes what was read and what was left out.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="rows">What was read.</param>
    public static void WriteInput(this Utf8JsonWriter json, SurvivalRows rows)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(rows);
        json.WriteInput(rows.Rows, rows.Excluded);
    }

    /// <summary>Writes how many rows were read and how many left out.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="rows">The rows of the file.</param>
    /// <param name="excluded">Those left out for a missing value.</param>
    public static void WriteInput(this Utf8JsonWriter json, int rows, int excluded)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject("input");
        json.WriteNumber("rows", rows);
        json.WriteNumber("used", rows - excluded);
        json.WriteNumber("excludedMissing", excluded);
        json.WriteEndObject();
    }

    /// <summary>Writes a property; where there is no number, also <c>nameStatus</c>: NE, Inf or NA.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="estimate">The number or its status.</param>
    public static void WriteEstimate(this Utf8JsonWriter json, string name, Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (estimate.ValueOrNull is { } value)
        {
            json.WriteNumber(name, value);
            return;
        }

        json.WriteNull(name);
        json.WriteString(name + "Status", estimate.Status switch
        {
            EstimateStatus.NotEstimable => "NE",
            EstimateStatus.Infinite => "Inf",
            _ => "NA",
        });
    }

    /// <summary>Writes an object of an estimate and its limits.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="quantile">The estimate with its limits.</param>
    public static void WriteQuantile(this Utf8JsonWriter json, string name, SurvivalQuantile quantile)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(quantile);
        json.WriteStartObject(name);
        json.WriteEstimate("estimate", quantile.Estimate);
        json.WriteEstimate("lower", quantile.Lower);
        json.WriteEstimate("upper", quantile.Upper);
        json.WriteEndObject();
    }

    /// <summary>The name of an interval type as users write it.</summary>
    /// <param name="type">The interval type.</param>
    public static string Name(ConfidenceIntervalType type) => type switch
    {
        ConfidenceIntervalType.Plain => "plain",
        ConfidenceIntervalType.Log => "log",
        ConfidenceIntervalType.LogLog => "log-log",
        ConfidenceIntervalType.Logit => "logit",
        ConfidenceIntervalType.Arcsine => "arcsine",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "is not an interval type"),
    };

    /// <summary>The name of a median rule as users read it.</summary>
    /// <param name="rule">The rule.</param>
    public static string Name(PlateauRule rule) => rule switch
    {
        PlateauRule.MidpointToLastObservation => "midpoint of the plateau, to the last observation",
        PlateauRule.MidpointBetweenEvents => "midpoint of the plateau, between events",
        PlateauRule.FirstTime => "first time at or below the level",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "is not a rule"),
    };

    /// <summary>Writes the conventions of a Kaplan-Meier result as an object.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="conventions">The conventions.</param>
    /// <param name="limits">The kind of limits where they are not those of the curve; null for the curve's.</param>
    /// <param name="startTime">The time on which the curve is conditional; 0 for none.</param>
    public static void WriteConventions(this Utf8JsonWriter json, KaplanMeierConventions conventions, string? limits = null, double startTime = 0)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(conventions);
        json.WriteStartObject("conventions");
        json.WriteString("profile", conventions.Profile);
        json.WriteNumber("confidenceLevel", conventions.Level);
        json.WriteString("confidenceType", limits ?? Name(conventions.IntervalType));
        json.WriteString("variance", conventions.Variance == VarianceKind.Robust ? "robust" : "Greenwood");
        if (startTime > 0) json.WriteNumber("startTime", startTime);
        json.WriteString("plateau", Name(conventions.Plateau));
        json.WriteString("limitCrossing", conventions.Crossing == LimitCrossing.First ? "first" : "closest to the level");
        json.WriteString("followUp", "reverse Kaplan-Meier, an event precedes a censoring at the same time");
        json.WriteString("version", EngineVersion.Text);
        json.WriteEndObject();
    }
}
