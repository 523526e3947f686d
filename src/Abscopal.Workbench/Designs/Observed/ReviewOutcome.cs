using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Abscopal.Numerics.Elementary;
using Abscopal.Trials.GroupSequential;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Designs.Observed;

/// <summary>A randomised design in the light of the looks that were made.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Review">The bounds for what was there, and what follows.</param>
/// <param name="Resizing">What the re-estimation of the size says, or null when the design has none.</param>
public sealed record ReviewOutcome(string Name, SequentialReview Review, ResizingReview? Resizing) : DesignOutcome
{
    /// <inheritdoc/>
    public override IReadOnlyList<DesignTable> Tables => [Looks(), Inference(), .. Rest(), .. Resized()];

    private bool IsOver => Review.Rest is null;

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteObjects("looks", Review.Looks, look =>
        {
            json.WriteNumber("events", look.Observed.Events);
            json.WriteNumber("z", look.Observed.Z);
            json.WriteNumberOrNull("upper", look.Upper);
            json.WriteNumberOrNull("lower", look.Lower);
            json.WriteString("decision", Word(look.Decision));
            json.WriteNumberOrNull("repeatedHazardRatioLower", Ratio(look.RepeatedUpper));
            json.WriteNumberOrNull("repeatedHazardRatioUpper", Ratio(look.RepeatedLower));
        });
        SequentialInference inference = Review.Inference;
        json.WriteStartObject(IsOver ? "inference" : "inferenceIfStopped");
        json.WriteNumber("pValue", inference.PValue);
        json.WriteNumberOrNull("hazardRatio", Ratio(inference.MedianUnbiased));
        json.WriteNumberOrNull("hazardRatioLower", Ratio(inference.Upper));
        json.WriteNumberOrNull("hazardRatioUpper", Ratio(inference.Lower));
        json.WriteNumber("level", inference.Level);
        json.WriteEndObject();
        if (Review.Rest is { } rest)
        {
            json.WriteStartObject("rest");
            json.WriteStartArray("looks");
            for (int k = 0; k < rest.Events.Length; k++)
            {
                json.WriteStartObject();
                json.WriteNumber("events", rest.Events[k]);
                json.WriteNumber("upper", rest.Upper[k]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("conditionalPowerPlan", rest.UnderPlan);
            json.WriteNumber("conditionalPowerTrend", rest.UnderTrend);
            json.WriteNumber("conditionalPowerNull", rest.UnderNull);
            json.WriteNumber("predictivePower", rest.Predictive);
            json.WriteEndObject();
        }

        if (Resizing is { } resizing)
        {
            json.WriteStartObject("resizing");
            json.WriteNumber("events", resizing.Events);
            json.WriteNumber("conditionalPower", resizing.ConditionalPower);
            json.WriteNumberOrNull("combinedZ", resizing.CombinedZ);
            json.WriteNumber("critical", resizing.Critical);
            json.WriteEndObject();
        }

        json.WriteString("version", EngineVersion.Text);
    }

    private static double? Ratio(double effect) => double.IsFinite(effect) ? ElementaryMath.Exp(-effect) : null;

    private static string Word(LookDecision decision) => decision switch
    {
        LookDecision.Efficacy => "efficacy",
        LookDecision.Futility => "futility",
        LookDecision.NoClaim => "no claim",
        _ => "continue",
    };

    private static string Text(double? value, string format = "0.0000") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "none";

    private DesignTable Looks() => new(
        Name + ": the looks made, with bounds for the events that were there",
        ["Look", "Events", "Z", "Upper Z", "Lower Z", "Decision", "Repeated limits of HR", "to"],
        [.. Review.Looks.Select((look, k) => (IReadOnlyList<string>)
        [
            (k + 1).ToString(CultureInfo.InvariantCulture),
            look.Observed.Events.ToString(CultureInfo.InvariantCulture),
            Text(look.Observed.Z),
            Text(look.Upper),
            Text(look.Lower),
            Word(look.Decision),
            Text(Ratio(look.RepeatedUpper), "0.000"),
            Text(Ratio(look.RepeatedLower), "0.000"),
        ])],
        "Spending by the planned maximum, correlations by the events there; a final look spends all that is left. Repeated limits hold whether or not the trial stops.");

    private DesignTable Inference()
    {
        SequentialInference i = Review.Inference;
        return new DesignTable(
            IsOver ? "After stopping, in the order of stages" : "If the trial stopped here, in the order of stages",
            ["One-sided p", "HR, median-unbiased", "Limits", "to", "Level"],
            [[Text(i.PValue, "0.00000"), Text(Ratio(i.MedianUnbiased), "0.000"), Text(Ratio(i.Upper), "0.000"), Text(Ratio(i.Lower), "0.000"), Text(i.Level, "0.###")]],
            "Futility bounds are not regarded, so that they may be overruled.");
    }

    private ImmutableArray<DesignTable> Rest() => Review.Rest is not { } rest ? [] :
    [
        new DesignTable("Looks to come", ["Events", "Upper Z"], [.. rest.Events.Select((e, k) => (IReadOnlyList<string>)[e.ToString(CultureInfo.InvariantCulture), Text(rest.Upper[k])])]),
        new DesignTable(
            "Chance of claiming efficacy in the end",
            ["Effect as planned", "Effect as seen", "No effect", "Predictive (flat prior)"],
            [[Text(rest.UnderPlan), Text(rest.UnderTrend), Text(rest.UnderNull), Text(rest.Predictive)]]),
    ];

    private ImmutableArray<DesignTable> Resized() => Resizing is not { } r ? [] :
    [
        new DesignTable(
            "Re-estimation of the size, test of both stages with the planned weights",
            ["Events of the last look", "Conditional power at the first", "Combined Z", "Critical"],
            [[r.Events.ToString(CultureInfo.InvariantCulture), Text(r.ConditionalPower), Text(r.CombinedZ), Text(r.Critical)]],
            "With another size than planned the combined Z decides, not the ordinary one above."),
    ];
}
