using System.Globalization;
using System.Text.Json;
using Abscopal.Survival;

namespace Abscopal.Validation;

/// <summary>A row of the table: numbers of one kind compared with their source.</summary>
/// <param name="name">What is compared.</param>
/// <param name="source">Where the expected numbers are from.</param>
/// <param name="finest">The finest bound that is told; a finer one would tell processors apart, not estimators.</param>
internal sealed class Comparison(string name, string source, double finest = 1e-11)
{
    /// <summary>The finest bound of what a search for a maximum ends at.</summary>
    public const double OfMaxima = 1e-9;

    private double _worst;
    private string _expected = string.Empty;
    private string _got = string.Empty;
    private string? _disagreement;

    public int Numbers { get; private set; }

    /// <summary>Compares two numbers; the error is taken relative to the size of the number, or to its standard error where that is larger.</summary>
    public Comparison Add(double expected, double got, double standardError = 0)
    {
        Numbers++;
        if (Math.Abs(expected) <= 1e-9 && Math.Abs(got) <= 1e-9) return this;
        _worst = Math.Max(_worst, Math.Abs(got - expected) / Math.Max(Math.Abs(expected), Math.Max(standardError, 1e-9)));
        (_expected, _got) = (Text(expected), Text(got));
        return this;
    }

    public Comparison Add(JsonElement expected, double got) => Add(expected.GetDouble(), got);

    public Comparison Add(JsonElement expected, Estimate got)
    {
        if (expected.ValueKind == JsonValueKind.Number && got.IsEstimated) return Add(expected.GetDouble(), got.Value);
        Numbers++;
        if (expected.ValueKind == JsonValueKind.Null && !got.IsEstimated) return this;
        _disagreement ??= $"{expected} against {got}";
        return this;
    }

    public Comparison Add(double? expected, Estimate got)
    {
        if (expected is { } number && got.IsEstimated) return Add(number, got.Value);
        Numbers++;
        if (expected is null && !got.IsEstimated) return this;
        _disagreement ??= $"{expected?.ToString(CultureInfo.InvariantCulture) ?? "NE"} against {got}";
        return this;
    }

    public string ToRow() => string.Create(CultureInfo.InvariantCulture, $"| {name} | {source} | {Numbers} | {_expected} | {_got} | {_disagreement ?? Bound()} |");

    private string Bound()
    {
        double bound = finest;
        while (_worst * 2 > bound) bound *= 10;
        return string.Create(CultureInfo.InvariantCulture, $"1e{Math.Round(Math.Log10(bound)):F0}");
    }

    private static string Text(double value) => value.ToString("G8", CultureInfo.InvariantCulture);
}
