using System.Globalization;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
using Abscopal.Numerics.Distributions;
using Abscopal.Reporting.Documents;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Tables of printed facts, of what they were recomputed to, and of what they leave open.</summary>
internal sealed class FactTables(ReportAnalysis analysis, ReportText text)
{
    private readonly PublishedArm _arm = analysis.Arm;

    /// <summary>The counts and measures of a group, or null when there are none.</summary>
    public NamedTable? Group(string group, string title, bool withLimits)
    {
        var rows = new List<IReadOnlyList<string>>();
        bool implied = false;
        foreach (PublishedMeasure measure in _arm.Measures.Where(m => string.Equals(m.Group, group, StringComparison.Ordinal)))
            rows.Add(withLimits ? [measure.Label.In(text.Language), measure.Value.ToString(), ""] : [measure.Label.In(text.Language), measure.Value.ToString()]);
        foreach (PublishedCount count in Counts(group))
        {
            CountShown shown = CountShown.Of(count, analysis.Options.Level);
            implied |= shown.IsImplied;
            string value = shown.IsImplied ? shown.Text + " *" : shown.Text;
            string limits = string.Create(CultureInfo.InvariantCulture, $"{shown.Lower:0.0}–{shown.Upper:0.0}");
            rows.Add(withLimits ? [count.Label.In(text.Language), value, limits] : [count.Label.In(text.Language), value]);
        }

        if (rows.Count == 0) return null;
        var columns = new List<TableColumn> { new(text["characteristic"]), new(text["nPercent"], ColumnAlignment.Number) };
        if (withLimits) columns.Add(new TableColumn(text.Format("exactInterval", text.Level) + ", %", ColumnAlignment.Number));
        var notes = new List<string>();
        if (implied) notes.Add("* " + text["implied"]);
        if (withLimits) notes.Add(text.Format("exactNote", text.Level));
        return new NamedTable(group, new ReportTable(title, columns, rows) { Footnotes = notes });
    }

    /// <summary>Exact upper limits of the events that nobody had.</summary>
    public NamedTable? ZeroEvents()
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (PublishedCount count in _arm.Counts.Where(c => c.Count == 0))
        {
            (string Level, double Tail)[] levels =
            [
                (text.Format("oneSided", "95"), 0.05),
                (text.Format("twoSided", text.Level), 0.5 * (1 - analysis.Options.Level)),
                (text.Format("twoSided", "95"), 0.025),
            ];
            foreach ((string level, double tail) in levels)
                rows.Add([count.Label.In(text.Language), $"0/{ReportText.Whole(count.Denominator)}", level, ReportText.OneDecimal(100 * BinomialProportion.UpperLimit(0, count.Denominator, tail))]);
        }

        if (rows.Count == 0) return null;
        TableColumn[] columns = [new(text["event"]), new(text["seen"], ColumnAlignment.Number), new(text["level"]), new(text["upperLimit"], ColumnAlignment.Number)];
        return new NamedTable("zero-events", new ReportTable(text["zeroTable"], columns, rows) { Footnotes = [text["zeroNote"]] });
    }

    public NamedTable Agreement()
    {
        var rows = new List<IReadOnlyList<string>>();
        PrintedUnit unit = analysis.Study.Published.TimeUnit;
        foreach (FactAgreement a in analysis.Agreements)
        {
            double scale = a.Published?.Unit == PrintedUnit.Percent ? 100 : 1;
            string recomputed = a.Least is { } least && a.Greatest is { } greatest
                ? (least == greatest ? Number(least * scale) : $"{Number(least * scale)} – {Number(greatest * scale)}")
                : "NE";
            rows.Add([text.Format("figure." + a.Figure, a.Endpoint, a.Time is { } t ? ReportText.Whole(t) : "", text["unit." + unit], text["unitAfterNumber." + unit]), ReportText.Shown(a.Published, a.Published is null), recomputed, text.Format("agreesIn", ReportText.Whole(a.Agreeing), ReportText.Whole(a.Cohorts))]);
        }

        foreach (PublishedCount count in _arm.Counts.Where(c => c.Percent is not null))
        {
            CountShown shown = CountShown.Of(count, analysis.Options.Level);
            bool agrees = count.Percent!.Agrees(shown.Percent / 100);
            rows.Add([count.Label.In(text.Language), count.Count is null ? count.Percent.ToString() : $"{count.Count} ({count.Percent})", $"{shown.Count}/{count.Denominator} = {Number(shown.Percent)}%", text[agrees ? "yes" : "no"]]);
        }

        AddCourse(rows);
        TableColumn[] columns = [new(text["number"]), new(text["published"], ColumnAlignment.Number), new(text["recomputed"], ColumnAlignment.Number), new(text["agrees"])];
        return new NamedTable("published-recomputed", new ReportTable(text["agreement"], columns, rows) { Footnotes = [text["agreementNote"], text.Conventions] });
    }

    public NamedTable Open()
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (DerivedFigure figure in analysis.Endpoints.SelectMany(e => e.Derived))
        {
            Spread s = figure.Spread;
            double scale = figure.Kind == DerivedKind.Rate ? 100 : 1;
            string at = ReportText.Percent(figure.Kind == DerivedKind.Rate ? figure.At / 100 : figure.At);
            string cell(double a, double b) => s.Count == 0 ? "NE" : $"{ReportText.OneDecimal(a * scale)} – {ReportText.OneDecimal(b * scale)}";
            rows.Add(
            [
                text.Format("derived." + figure.Kind, figure.Endpoint, at),
                text[figure.FollowUp == FollowUpAssumption.Complete ? "completeShort" : "openShort"],
                s.Count == 0 ? "NE" : ReportText.OneDecimal(s.Middle * scale),
                cell(s.Low, s.High),
                cell(s.Least, s.Greatest),
                text.Format("agreesIn", ReportText.Whole(s.Count), ReportText.Whole(s.Cohorts)),
            ]);
        }

        TableColumn[] columns = [new(text["number"]), new(text["followUpOfLiving"]), new(text["middle"], ColumnAlignment.Number), new(text["range90"], ColumnAlignment.Number), new(text["rangeAll"], ColumnAlignment.Number), new(text["estimableIn"])];
        return new NamedTable("left-open-reconstructed", new ReportTable(text["open"], columns, rows));
    }

    public NamedTable? Orders()
    {
        ConventionEvidence[] evidence = [.. analysis.Audit.Evidence.Where(e => string.Equals(e.Arm, _arm.Id, StringComparison.Ordinal))];
        if (evidence.Length == 0) return null;
        string[] endpoints = [.. evidence.Select(e => e.Endpoint).Distinct(StringComparer.Ordinal)];
        var rows = new List<IReadOnlyList<string>>();
        foreach (FollowUpAssumption assumption in Enum.GetValues<FollowUpAssumption>())
        {
            foreach (OrderConvention convention in OrderConvention.All)
            {
                ConventionWitness witness = analysis.Audit.Witnesses.First(w => w.FollowUp == assumption && w.Convention == convention && string.Equals(w.Arm, _arm.Id, StringComparison.Ordinal));
                rows.Add(
                [
                    text[assumption == FollowUpAssumption.Complete ? "completeShort" : "openShort"],
                    Json.JsonEstimates.Name(convention.IntervalType),
                    text.Rule(convention.Plateau),
                    .. endpoints.Select(e => ReportText.Whole(evidence.First(x => x.FollowUp == assumption && x.Convention == convention && string.Equals(x.Endpoint, e, StringComparison.Ordinal)).Orders)),
                    text[witness.Outcome switch { CohortOutcome.Found => "witnessFound", CohortOutcome.Contradiction => "witnessNone", _ => "witnessUndecided" }],
                ]);
            }
        }

        TableColumn[] columns = [new(text["followUpOfLiving"]), new(text["intervalType"]), new(text["medianRule"]), .. endpoints.Select(e => new TableColumn(e, ColumnAlignment.Number)), new(text["witness"])];
        return new NamedTable("event-orders", new ReportTable(text["ordersTable"], columns, rows) { Footnotes = [text["ordersNote"]] });
    }

    public NamedTable? Comparison()
    {
        if (analysis.Comparators.IsEmpty) return null;
        var rows = new List<IReadOnlyList<string>>();
        foreach (PublishedEndpoint own in _arm.Endpoints)
        {
            Add(analysis.Study.Published, _arm, own);
            foreach (ComparatorArm other in analysis.Comparators)
            {
                if (other.Arm.Endpoint(own.Id) is { } endpoint) Add(other.Study, other.Arm, endpoint);
            }
        }

        TableColumn[] columns = [new(text["trialArm"]), new("n", ColumnAlignment.Number), new(text["endpoint"]), new(text["medianCi"], ColumnAlignment.Number), new(text["level"]), new(text["rates"]), new(text["source"])];
        return new NamedTable("comparison", new ReportTable(text["comparisonTable"], columns, rows) { Footnotes = [text["comparisonNotice"]] });

        void Add(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint)
        {
            string level = endpoint.Median?.Level is { } l ? ReportText.Percent((double)l) + "%" : "–";
            string rates = string.Join("; ", endpoint.Landmarks.Select(l => text.Format("rateAt", ReportText.Whole(l.Time), l.Survival)));
            string source = study.Sources.FirstOrDefault(s => string.Equals(s.Id, endpoint.Source, StringComparison.Ordinal))?.Citation ?? study.Sources[0].Citation;
            rows.Add([$"{study.Title.In(text.Language)}: {arm.Label.In(text.Language)}", ReportText.Whole(arm.N), endpoint.Id, endpoint.Median is { } m ? ReportText.Quantile(m) : "–", level, rates, source]);
        }
    }

    private IEnumerable<PublishedCount> Counts(string group) => _arm.Counts.Where(c => string.Equals(c.Group, group, StringComparison.Ordinal));

    // Counts that every cohort must hold are counted again in each of them.
    private void AddCourse(List<IReadOnlyList<string>> rows)
    {
        if (analysis.Cohorts is not { Cohorts.IsEmpty: false } set) return;
        (string Key, Func<Cohort, int> Count)[] counted =
        [
            ("progressed", c => c.Progressed.Count(p => p)),
            ("onTreatmentAtCutOff", c => c.OnTreatmentAtCutOff.Count(t => t)),
        ];
        foreach ((string key, Func<Cohort, int> count) in counted)
        {
            if (_arm.Count(key) is not { Count: { } printed } fact) continue;
            int[] values = [.. set.Cohorts.Select(count)];
            string recomputed = values.Min() == values.Max() ? ReportText.Whole(values[0]) : $"{values.Min()} – {values.Max()}";
            rows.Add([fact.Label.In(text.Language), ReportText.Whole(printed), recomputed, text.Format("agreesIn", ReportText.Whole(values.Count(v => v == printed)), ReportText.Whole(values.Length))]);
        }
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
