using System.Globalization;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Reporting.Documents;
using Abscopal.Survival;
using Abscopal.Workbench.Explore;

namespace Abscopal.Workbench.StudyReport;

/// <summary>The table of what virtual patients show under each explanation, beside what was seen.</summary>
internal sealed class MechanismTable(ExploreResult result, ReportText text)
{
    private readonly ExploreText _names = new(text.Words);

    public NamedTable Build()
    {
        RegimenPrediction[] all = [result.Prediction, .. result.Rivals];
        TableColumn[] columns =
        [
            new(text["mechanism.quantity"]),
            new(text["mechanism.seen"], ColumnAlignment.Number),
            .. all.Select(p => new TableColumn(_names.Name(p.Explanation), ColumnAlignment.Number)),
        ];
        IEnumerable<IReadOnlyList<string>> rows = result.Prediction.Rates.Concat(result.Prediction.Medians).Select(rate => Row(rate, all));
        return new NamedTable("mechanism", new ReportTable(text["mechanism.table"], columns, [.. rows]) { Footnotes = [.. _names.Notes(result)] });
    }

    private IReadOnlyList<string> Row(PredictedRate rate, RegimenPrediction[] all)
    {
        double scale = rate.Month is null && rate.Endpoint is not "ORR" ? 1 : 100;
        ObservedRate? seen = result.Seen(rate);
        return
        [
            _names.Name(rate),
            seen is null ? "–" : Number(scale * seen.Value),
            .. all.Select(p => Cell(p.Of(rate.Endpoint, rate.Month)!, scale, seen)),
        ];
    }

    private string Cell(PredictedRate rate, double scale, ObservedRate? seen)
    {
        string cell = $"{Shown(rate.Estimate, scale)} ({Shown(rate.Lower, scale)}–{Shown(rate.Upper, scale)})";
        bool outside = seen is not null && (rate.Lower.ValueOrNull > seen.Value + 1e-9 || rate.Upper.ValueOrNull < seen.Value - 1e-9);
        return outside ? $"{cell} {text["mechanism.outside"]}" : cell;
    }

    private static string Shown(Estimate estimate, double scale) => estimate.IsEstimated ? Number(scale * estimate.Value) : "NE";

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
