using System.Globalization;
using Abscopal.Numerics.Elementary;
using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Words;
using Abscopal.Trials.Randomised;
using Abscopal.Workbench.Designs.Reading;

namespace Abscopal.Workbench.Designs;

/// <summary>The synopsis and the sample-size paragraph of a protocol, from a design that was made.</summary>
public static class SynopsisDocument
{
    /// <summary>The document.</summary>
    /// <param name="outcome">The design.</param>
    /// <param name="language">The language of the words.</param>
    public static ReportDocument Of(RandomisedOutcome outcome, string language)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var words = Vocabulary.For(language);
        RandomisedDesign design = outcome.Design;
        return new ReportDocument
        {
            Words = words,
            Title = words.Format("synopsis.title", outcome.Name),
            Subtitle = words["synopsis.subtitle"],
            Notice = words["synopsis.notice"],
            Colophon = words.Format("synopsis.colophon", EngineVersion.Text),
            Blocks =
            [
                new DocumentBlock.Heading(2, words["synopsis.heading"], "synopsis"),
                new DocumentBlock.Table(Synopsis(outcome, words)),
                new DocumentBlock.Heading(2, words["synopsis.sampleSize"], "sample-size"),
                new DocumentBlock.Paragraph(SampleSize(outcome, words)),
                new DocumentBlock.Heading(2, words["synopsis.looks"], "looks"),
                new DocumentBlock.Table(Looks(design, words)),
                new DocumentBlock.Heading(2, words["synopsis.scenarios"], "scenarios"),
                new DocumentBlock.Table(Scenarios(outcome, words)),
            ],
        };
    }

    /// <summary>The name of a scenario: those that are always shown in the language, those of the file as they are.</summary>
    /// <param name="name">The name.</param>
    /// <param name="words">The words.</param>
    internal static string Scenario(string name, Vocabulary words) => name switch
    {
        ScenarioFields.NoEffect => words["synopsis.noEffect"],
        ScenarioFields.StrongNull => words["synopsis.strongNull"],
        _ => name,
    };

    private static ReportTable Synopsis(RandomisedOutcome outcome, Vocabulary words)
    {
        RandomisedDesign design = outcome.Design;
        string unit = words["synopsis.unit." + outcome.Unit];
        RandomisedOptions options = design.Options;
        string futility = options.Futility is { } rule
            ? words.Format(rule.Binding ? "synopsis.binding" : "synopsis.nonBinding", Rule(rule.Spending.Family, rule.Spending.Parameter, words))
            : words["synopsis.none"];
        double median = options.Scenario.Control.Inverse(ElementaryMath.Log(2));
        IReadOnlyList<string> Row(string key, string value) => [words["synopsis." + key], value];
        return new ReportTable(words["synopsis.table"], [new(words["synopsis.item"]), new(words["synopsis.value"])],
        [
            Row("design", words["synopsis.designText"]),
            Row("allocation", string.Create(CultureInfo.InvariantCulture, $"{design.Options.Allocation.Experimental}:{design.Options.Allocation.Control}")),
            Row("subjects", Whole(design.Subjects)),
            Row("events", Whole(design.Events)),
            Row("alpha", words.Format("synopsis.alphaText", Number(design.Options.Alpha, "0.####"), Whole(design.Options.Sides))),
            Row("power", Number(100 * design.Power, "0.0") + "%"),
            Row("control", double.IsFinite(median) ? $"{Number(median, "0.0##")} {unit}" : "–"),
            Row("accrual", $"{Number(design.Plan.Accrual.Starts[^1], "0.0")} {unit}"),
            Row("lookCount", Whole(design.Looks.Length)),
            Row("bounds", Rule(options.Efficacy.Family, options.Efficacy.Parameter, words)),
            Row("futility", futility),
            Row("duration", $"{Number(design.Looks[^1].Time, "0.0")} {unit}"),
        ]);
    }

    private static string Rule(string family, double? parameter, Vocabulary words) => words.Format("synopsis.rule." + family, parameter is { } value ? Number(value, "0.###") : "");

    private static string SampleSize(RandomisedOutcome outcome, Vocabulary words)
    {
        RandomisedDesign design = outcome.Design;
        RandomisedLook last = design.Looks[^1];
        string looks = string.Join(", ", design.Looks.SkipLast(1).Select(look => Whole(look.Events)));
        string main = words.Format(
            "synopsis.paragraph", Whole(design.Events), Number(100 * design.Power, "0.0"), Number(last.AverageHazardRatio, "0.00"), Number(design.Options.Alpha, "0.####"),
            Whole(design.Options.Sides), Whole(design.Subjects), Number(last.Time, "0.0"), last.HazardRatioAtUpper is { } ratio ? Number(ratio, "0.000") : "–", words["synopsis.unit." + outcome.Unit]);
        return design.Looks.Length == 1 ? main : main + words.Format("synopsis.interims", looks);
    }

    private static ReportTable Looks(RandomisedDesign design, Vocabulary words) => new(
        words["synopsis.looksTable"],
        [
            Column(words, "look"), Column(words, "fraction"), Column(words, "events"), Column(words, "time"), Column(words, "upper"), Column(words, "ratioAtUpper"),
            Column(words, "lower"), Column(words, "alphaSpent"), Column(words, "powerSpent"),
        ],
        [.. design.Looks.Select(look => (IReadOnlyList<string>)
        [
            Whole(look.Number), Number(look.InformationFraction, "0.00"), Whole(look.Events), Number(look.Time, "0.0"), Optional(look.Upper, "0.000"),
            Optional(look.HazardRatioAtUpper, "0.000"), Optional(look.Lower, "0.000"), Number(look.CumulativeAlpha, "0.0000"), Number(100 * look.CumulativePower, "0.0") + "%",
        ])]);

    private static ReportTable Scenarios(RandomisedOutcome outcome, Vocabulary words) => new(
        words["synopsis.scenarioTable"],
        [new(words["synopsis.scenario"]), Column(words, "power")],
        [.. outcome.Scenarios.Select(s => (IReadOnlyList<string>)[Scenario(s.Name, words), s.Power is { } power ? Number(100 * power[^1], "0.0") + "%" : words["synopsis.never"]])])
    {
        Footnotes = [words["synopsis.powerNote"]],
    };

    private static TableColumn Column(Vocabulary words, string key) => new(words["synopsis." + key], ColumnAlignment.Number);

    private static string Optional(double? value, string format) => value is { } number ? Number(number, format) : "–";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
