using Abscopal.Reporting.Documents;
using Abscopal.Study.Protocol;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Tables of what the protocol says.</summary>
internal sealed class ProtocolTables(ReportAnalysis analysis, ReportText text)
{
    private readonly ProtocolArm _arm = analysis.Study.Protocol.Arms.First(a => string.Equals(a.Id, analysis.Arm.Id, StringComparison.Ordinal));

    public NamedTable Regimen()
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (DrugCourse drug in _arm.Drugs)
        {
            string cycles = drug.LastCycle is { } last
                ? text.Format("cycles", ReportText.Whole(drug.FirstCycle), ReportText.Whole(last))
                : text.Format("fromCycle", ReportText.Whole(drug.FirstCycle));
            string choices = string.Join(" / ", drug.Choices.Select(c => c.Drug.In(text.Language)));
            string name = choices.Length > 0 ? $"{drug.Drug.In(text.Language)} ({choices})" : drug.Drug.In(text.Language);
            rows.Add([name, drug.Dose?.ToString() ?? text["notPrinted"], $"{cycles}; {DesignSchema.Schedule(drug, text)}", drug.Note?.In(text.Language) ?? ""]);
        }

        foreach (RadiotherapyPrescription r in _arm.Radiotherapy)
        {
            string dose = r.Fractionation is { } plan
                ? text.Format("gyFractions", ReportText.Whole(plan.TotalDose), ReportText.Whole(plan.Fractions), ReportText.Whole(plan.DosePerFraction))
                : text["notPrinted"];
            string when = r.Cycle is { } cycle ? text.Format("inCycle", ReportText.Whole(cycle)) : text[r.Use == RadiotherapyUse.Discretion ? "discretion" : "allowed"];
            rows.Add([r.Site.In(text.Language), dose, when, r.Note?.In(text.Language) ?? ""]);
        }

        return new NamedTable("regimen", new ReportTable(text["regimen"], [new(text["treatment"]), new(text["dose"]), new(text["schedule"]), new("")], rows));
    }

    public NamedTable? Dose()
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (RadiotherapyPrescription r in _arm.Radiotherapy)
        {
            if (r.Fractionation is not { } plan) continue;
            foreach (decimal ratio in r.AlphaBeta)
            {
                rows.Add(
                [
                    r.Site.In(text.Language),
                    text.Format("gyFractions", ReportText.Whole(plan.TotalDose), ReportText.Whole(plan.Fractions), ReportText.Whole(plan.DosePerFraction)),
                    ReportText.Whole(ratio),
                    ReportText.Whole(decimal.Round(plan.BiologicallyEffectiveDose(ratio), 2)),
                    ReportText.Whole(decimal.Round(plan.EquivalentDoseIn2Gy(ratio), 2)),
                ]);
            }
        }

        if (rows.Count == 0) return null;
        TableColumn[] columns = [new(text["site"]), new(text["dose"]), new(text["alphaBeta"], ColumnAlignment.Number), new(text["bed"], ColumnAlignment.Number), new(text["eqd2"], ColumnAlignment.Number)];
        return new NamedTable("radiotherapy-dose", new ReportTable(text["radiotherapy"], columns, rows) { Footnotes = [text["bedNote"]] });
    }

    public NamedTable? Estimands()
    {
        Estimand[] estimands = [.. analysis.Study.Protocol.Estimands];
        if (estimands.Length == 0) return null;
        string[] events = [.. estimands.SelectMany(e => e.IntercurrentEvents).Select(i => i.Event.In(text.Language)).Distinct(StringComparer.Ordinal)];
        var rows = new List<IReadOnlyList<string>>
        {
            Row(text["treatment"], e => e.Treatment.In(text.Language)),
            Row(text["estimandPopulation"], e => e.Population.In(text.Language)),
            Row(text["variable"], e => e.Variable.In(text.Language)),
        };
        rows.AddRange(events.Select(name => Row(text.Format("intercurrent", name), e => Handling(e, name))));
        rows.Add(Row(text["summaryMeasure"], e => e.Summary.In(text.Language)));
        return new NamedTable("estimands", new ReportTable(text["estimands"], [new(text["attribute"]), .. estimands.Select(e => new TableColumn(e.Endpoint))], rows) { Footnotes = [text["estimandNote"]] });

        IReadOnlyList<string> Row(string heading, Func<Estimand, string> cell) => [heading, .. estimands.Select(cell)];
    }

    private string Handling(Estimand estimand, string name)
    {
        IntercurrentEvent? found = estimand.IntercurrentEvents.FirstOrDefault(i => string.Equals(i.Event.In(text.Language), name, StringComparison.Ordinal));
        if (found is null) return "–";
        string strategy = found.Strategy.ToString();
        string word = text["strategy." + char.ToLowerInvariant(strategy[0]) + strategy[1..]];
        return found.Handling is { } handling ? $"{word}: {handling.In(text.Language)}" : word;
    }
}
