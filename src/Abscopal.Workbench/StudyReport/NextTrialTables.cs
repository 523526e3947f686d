using System.Globalization;
using Abscopal.Reporting.Documents;
using Abscopal.Workbench.Designs;
using Abscopal.Workbench.NextTrial;

namespace Abscopal.Workbench.StudyReport;

/// <summary>The tables of the options for the next trial.</summary>
internal sealed class NextTrialTables(NextTrialPlan plan, ReportText text)
{
    /// <summary>Size, calendar and probability of success.</summary>
    public NamedTable Sizes()
    {
        List<IReadOnlyList<string>> rows =
        [
            Row("next.subjects", o => Whole(o.Design.Subjects)),
            Row("next.events", o => Whole(o.Design.Events)),
            Row("next.allocation", o => string.Create(CultureInfo.InvariantCulture, $"{o.Design.Options.Allocation.Experimental}:{o.Design.Options.Allocation.Control}")),
            Row("next.looks", o => string.Join(" / ", o.Design.Looks.Select(look => Whole(look.Events)))),
            Row("next.times", o => string.Join(" / ", o.Design.Looks.Select(look => ReportText.OneDecimal(look.Time)))),
            Row("next.bound", o => o.Design.Looks[^1].HazardRatioAtUpper?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–"),
            Row("next.uncorrected", o => Percent(o.Success.Uncorrected)),
            Row("next.truncated", o => Percent(o.Success.Truncated)),
            Row("next.shrunk", o => Percent(o.Success.Shrunk)),
        ];
        return new NamedTable("next-trial", new ReportTable(text["next.table"], Columns(), rows)
        {
            Footnotes =
            [
                text.Format(
                    "next.signalNote", plan.Signal.Endpoint, Number(plan.Signal.Median), Number(plan.Signal.ControlMedian), plan.Signal.ControlLabel,
                    Math.Exp(-plan.Signal.Effect).ToString("0.00", CultureInfo.InvariantCulture), plan.Signal.Error.ToString("0.00", CultureInfo.InvariantCulture)),
                text.Format("next.priorNote", Number(plan.Prior.HazardRatio), Number(plan.Prior.Deviation), Number(plan.Prior.Heterogeneity), Number(plan.Prior.WorstHazardRatio)),
            ],
        });
    }

    /// <summary>The power in every scenario.</summary>
    public NamedTable Powers()
    {
        var rows = new List<IReadOnlyList<string>>();
        for (int s = 0; s < plan.Options[0].Scenarios.Length; s++)
        {
            int scenario = s;
            rows.Add([SynopsisDocument.Scenario(plan.Options[0].Scenarios[s].Name, text.Words), .. plan.Options.Select(o => Percent(o.Scenarios[scenario].Power))]);
        }

        return new NamedTable("next-trial-power", new ReportTable(text["next.powerTable"], Columns("next.scenario"), rows)
        {
            Footnotes = [text.Format("next.powerNote", Whole(NextTrialPlan.Trials), Number(100 * plan.Options.Max(o => o.Scenarios.Max(s => s.PowerStandardError))))],
        });
    }

    private TableColumn[] Columns(string first = "next.quantity") =>
        [new(text[first]), .. plan.Options.Select(o => new TableColumn(text["next.option." + o.Key], ColumnAlignment.Number))];

    private IReadOnlyList<string> Row(string key, Func<TrialOption, string> cell) => [text[key], .. plan.Options.Select(cell)];

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
