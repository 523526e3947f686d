using System.Globalization;
using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Figures;
using Abscopal.Survival;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Hazard ratios by subgroup as a table and as a forest plot.</summary>
internal sealed class HazardViews(ClinicalResults results, ClinicalText text)
{
    // An axis beyond these would press the other rows together; limits that leave it end in arrows.
    private const double Least = 0.1;
    private const double Most = 10;

    // Four columns of text beside the plot.
    private const double Width = 620;

    public IEnumerable<NamedTable> Tables() => results.Hazards.Select(Table);

    public IEnumerable<ReportFigure> Figures() => results.Hazards.Select(Figure);

    private NamedTable Table(HazardComparison comparison)
    {
        int[] order = [comparison.Treated, comparison.Reference];
        TableColumn[] columns = [new(text["subgroup"]), .. order.Select(a => new TableColumn($"{results.Arms[a]}, {text["eventsOf"]}", ColumnAlignment.Number)), new(text.Format("hazardRatio", text.Level), ColumnAlignment.Number), new(text["interaction"], ColumnAlignment.Number)];
        var rows = new List<IReadOnlyList<string>>();
        var sections = new HashSet<int>();
        var behind = new Dictionary<(int Row, int Column), IReadOnlyList<string>>();
        string? last = null;
        foreach (SubgroupHazard subgroup in comparison.Subgroups)
        {
            if (subgroup.Variable is { } variable && !string.Equals(variable, last, StringComparison.Ordinal))
            {
                sections.Add(rows.Count);
                rows.Add([text.Variable(variable), "", "", "", comparison.Interactions.TryGetValue(variable, out Estimate p) ? Files.FigureFile.PValue(p) : ""]);
            }

            last = subgroup.Variable;
            for (int c = 0; c < order.Length; c++)
            {
                if (!subgroup.Arms[order[c]].WithEvent.IsEmpty) behind[(rows.Count, c + 1)] = [.. subgroup.Arms[order[c]].WithEvent.Select(text.Subject)];
            }

            string label = subgroup.Variable is null ? text["everyone"] : ReportTable.Indent + text.Value(subgroup.Value);
            rows.Add([label, .. order.Select(a => Events(subgroup.Arms[a])), Shown(subgroup), ""]);
        }

        string title = text.Format("hazardTitle", text.Value(comparison.Name));
        return new NamedTable("hazard-ratios-" + comparison.Code.ToLowerInvariant(), new ReportTable(title, columns, rows)
        {
            SectionRows = sections,
            Behind = behind,
            Footnotes = [Against(comparison), text["hazardNote"], .. text.Notice is { } notice ? [notice] : Array.Empty<string>()],
        });
    }

    private ReportFigure Figure(HazardComparison comparison)
    {
        int[] order = [comparison.Treated, comparison.Reference];
        var rows = new List<IntervalRow>();
        string? last = null;
        int all = Math.Max(1, comparison.Subgroups[0].Arms.Sum(a => a.WithEvent.Length));
        foreach (SubgroupHazard subgroup in comparison.Subgroups)
        {
            if (subgroup.Variable is { } variable && !string.Equals(variable, last, StringComparison.Ordinal))
                rows.Add(new IntervalRow { Label = text.Variable(variable), IsHeading = true, Texts = ["", "", "", comparison.Interactions.TryGetValue(variable, out Estimate p) ? Files.FigureFile.PValue(p) : ""] });
            last = subgroup.Variable;
            rows.Add(new IntervalRow
            {
                Label = subgroup.Variable is null ? text["everyone"] : text.Value(subgroup.Value),
                Estimate = subgroup.Ratio.ValueOrNull,
                Lower = subgroup.Ratio.IsEstimated ? subgroup.Limits.Lower.ValueOrNull : null,
                Upper = subgroup.Ratio.IsEstimated ? subgroup.Limits.Upper.ValueOrNull : null,
                Weight = subgroup.Arms.Sum(a => a.WithEvent.Length) / (double)all,
                Texts = [.. order.Select(a => Events(subgroup.Arms[a])), Shown(subgroup), ""],
            });
        }

        double[] ends = [.. comparison.Subgroups.Where(s => s.Ratio.IsEstimated).SelectMany(s => new[] { s.Limits.Lower, s.Ratio, s.Limits.Upper }).Where(e => e is { IsEstimated: true, Value: > 0 }).Select(e => e.Value)];
        string title = text.Format("hazardTitle", text.Value(comparison.Name));
        return new ReportFigure("forest-" + comparison.Code.ToLowerInvariant(), title, IntervalFigure.Draw(
            new IntervalFigureInput
            {
                Title = title,
                LabelHeading = text["subgroup"],
                ColumnHeadings = [.. order.Select(a => results.Arms[a]), text.Format("hazardRatioShort", text.Level), text["interaction"]],
                Rows = rows,
                AxisTitle = text.Words["figure.hazardRatio"],
                From = Math.Clamp(ends.DefaultIfEmpty(1).Min() / 1.08, Least, 0.48),
                To = Math.Clamp(ends.DefaultIfEmpty(1).Max() * 1.08, 2.1, Most),
                Logarithmic = true,
                Reference = 1,
                LeftOfReference = text.Format("favours", results.Arms[comparison.Treated]),
                RightOfReference = text.Format("favours", results.Arms[comparison.Reference]),
                Notice = text.Notice,
                Notes = [text["hazardFigureNote"], text["hazardNote"]],
            },
            new FigureOptions(text.Words) { Width = Width }));
    }

    private string Against(HazardComparison comparison) => text.Format("hazardAgainst", results.Arms[comparison.Treated], results.Arms[comparison.Reference]);

    private static string Events(ArmEvents arm) => string.Create(CultureInfo.InvariantCulture, $"{arm.WithEvent.Length}/{arm.Subjects.Length}");

    private static string Shown(SubgroupHazard subgroup) => subgroup.Ratio.Status == EstimateStatus.NotEstimable
        ? "NE"
        : $"{Files.FigureFile.Text(subgroup.Ratio, "0.00")} ({Files.FigureFile.Text(subgroup.Limits.Lower, "0.00")}–{Files.FigureFile.Text(subgroup.Limits.Upper, "0.00")})";
}
