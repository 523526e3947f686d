using System.Globalization;
using Abscopal.Reporting.Words;
using Abscopal.Study.Published;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Rounds and words the numbers of a report, in one language.</summary>
internal sealed class ReportText(ReportAnalysis analysis, Vocabulary words)
{
    public Vocabulary Words { get; } = words;

    public string Language => Words.Language;

    public string this[string key] => Words["report." + key];

    public string Format(string key, params object[] values) => Words.Format("report." + key, values);

    public string Level => Percent(analysis.Options.Level);

    public string Conventions => Format(
        "conventions",
        analysis.Options.Profile.Name,
        Level,
        JsonEstimates.Name(analysis.Options.IntervalType ?? analysis.Options.Profile.IntervalType),
        Rule(analysis.Options.Plateau ?? analysis.Options.Profile.Plateau),
        Whole(analysis.Cohorts?.Options.Seed ?? 0),
        EngineVersion.Text);

    public string Rule(PlateauRule rule) => this[rule == PlateauRule.FirstTime ? "rule.first" : "rule.midpoint"];

    public static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture);

    public static string OneDecimal(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Month(Estimate estimate) => estimate.IsEstimated ? OneDecimal(estimate.Value) : "NE";

    public static string Whole(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    public static string Shown(Printed? printed, bool notReached) => printed?.ToString() ?? (notReached ? "NE" : "–");

    /// <summary>A printed quantile with its limits, as printed.</summary>
    public static string Quantile(PublishedQuantile q) =>
        $"{Shown(q.Estimate, q.EstimateNotReached)} ({Shown(q.Lower, notReached: false)}–{Shown(q.Upper, q.UpperNotReached)})";
}
