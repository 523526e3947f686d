using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Designs;

/// <summary>A randomised design that was made, with the power of its bounds in every scenario by approximation.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Design">The design.</param>
/// <param name="Scenarios">Of each scenario, the probability of claiming efficacy by each look; null where its events never come.</param>
public sealed record RandomisedOutcome(string Name, RandomisedDesign Design, ImmutableArray<(string Name, ImmutableArray<double>? Power)> Scenarios)
    : DesignOutcome
{
    /// <summary>The unit of time: <c>days</c>, <c>weeks</c>, <c>months</c> or <c>years</c>.</summary>
    public string Unit { get; init; } = "months";

    /// <summary>A short simulation where the file asks for another test than the log-rank test, or for bounds or events that change on the way; else null.</summary>
    public TrialSimulation? Simulated { get; init; }

    private const string Note = "Power by the average hazard ratio; with hazards that are not proportional 'abscopal simulate' tells better.";

    /// <inheritdoc/>
    public override IReadOnlyList<DesignTable> Tables =>
    [
        new DesignTable(
            string.Create(CultureInfo.InvariantCulture, $"{Name}: {Design.Subjects} subjects, {Design.Events} events, power {Design.Power:0.0000}"),
            ["Look", "Information", "Events", "Time", "Accrued", "Upper Z", "HR at it", "Lower Z", "HR at it", "Alpha so far", "Power so far", "Futile so far", "Average HR"],
            [.. Design.Looks.Select(Row)],
            $"One-sided in the direction of benefit; Time is calendar time from the first day of accrual, in {Unit}."),
        new DesignTable(
            "Power in every scenario, look by look",
            ["Scenario", .. Design.Looks.Select(look => "Look " + look.Number.ToString(CultureInfo.InvariantCulture))],
            [.. Scenarios.Select(s => (IReadOnlyList<string>)[s.Name, .. s.Power is { } power ? power.Select(p => p.ToString("0.0000", CultureInfo.InvariantCulture)) : Design.Looks.Select(_ => "events never come")])],
            Note),
        .. Own(),
    ];

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteObjects("looks", Design.Looks, look =>
        {
            json.WriteNumber("informationFraction", look.InformationFraction);
            json.WriteNumber("events", look.Events);
            json.WriteNumberOrNull("upper", look.Upper);
            json.WriteNumberOrNull("lower", look.Lower);
            json.WriteNumber("cumulativeAlpha", look.CumulativeAlpha);
            json.WriteNumber("cumulativePower", look.CumulativePower);
            json.WriteNumber("time", look.Time);
            json.WriteNumber("subjects", look.Subjects);
            json.WriteNumber("nominalAlpha", look.NominalAlpha);
            json.WriteNumberOrNull("hazardRatioAtUpper", look.HazardRatioAtUpper);
            json.WriteNumberOrNull("hazardRatioAtLower", look.HazardRatioAtLower);
            json.WriteNumber("averageHazardRatio", look.AverageHazardRatio);
            json.WriteNumber("cumulativeFutility", look.CumulativeFutility);
        });
        json.WriteNumber("subjects", Design.Subjects);
        json.WriteNumber("events", Design.Events);
        json.WriteNumber("power", Design.Power);
        json.WriteStartArray("scenarios");
        foreach ((string name, ImmutableArray<double>? power) in Scenarios)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumberOrNull("power", power?[^1]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (Simulated is { } simulated)
        {
            json.WriteObjects("simulated", simulated.Scenarios, scenario =>
            {
                json.WriteString("name", scenario.Name);
                json.WriteNumber("trials", scenario.Trials);
                json.WriteNumber("power", scenario.Power);
                json.WriteNumber("powerStandardError", scenario.PowerStandardError);
            });
        }

        json.WriteString("version", EngineVersion.Text);
    }

    private ImmutableArray<DesignTable> Own() => Simulated is not { } simulated ? [] :
    [
        new DesignTable(
            string.Create(CultureInfo.InvariantCulture, $"The file's own test and changes on the way, by {simulated.Scenarios[0].Trials} simulated trials; what stands above is for the log-rank test as planned"),
            ["Scenario", "Efficacy claimed", "Standard error"],
            [.. simulated.Scenarios.Select(s => (IReadOnlyList<string>)[s.Name, s.Power.ToString("0.000", CultureInfo.InvariantCulture), s.PowerStandardError.ToString("0.000", CultureInfo.InvariantCulture)])]),
    ];

    private static IReadOnlyList<string> Row(RandomisedLook look) =>
    [
        look.Number.ToString(CultureInfo.InvariantCulture),
        look.InformationFraction.ToString("0.000", CultureInfo.InvariantCulture),
        look.Events.ToString(CultureInfo.InvariantCulture),
        look.Time.ToString("0.0", CultureInfo.InvariantCulture),
        look.Subjects.ToString("0", CultureInfo.InvariantCulture),
        Text(look.Upper),
        Text(look.HazardRatioAtUpper),
        Text(look.Lower),
        Text(look.HazardRatioAtLower),
        look.CumulativeAlpha.ToString("0.00000", CultureInfo.InvariantCulture),
        look.CumulativePower.ToString("0.0000", CultureInfo.InvariantCulture),
        look.CumulativeFutility.ToString("0.0000", CultureInfo.InvariantCulture),
        look.AverageHazardRatio.ToString("0.000", CultureInfo.InvariantCulture),
    ];

    private static string Text(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "none";
}
