using Abscopal.Reporting.Documents;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Lays out the page of a report.</summary>
internal sealed class ReportPage
{
    private readonly ReportAnalysis _analysis;
    private readonly ReportText _text;
    private readonly IReadOnlyList<ReportFigure> _figures;
    private readonly ProtocolTables _protocol;
    private readonly FactTables _facts;
    private readonly List<NamedTable> _tables = [];
    private readonly HtmlPage _page;

    public ReportPage(ReportAnalysis analysis, ReportText text, IReadOnlyList<ReportFigure> figures)
    {
        _analysis = analysis;
        _text = text;
        _figures = figures;
        _protocol = new ProtocolTables(analysis, text);
        _facts = new FactTables(analysis, text);
        PublishedStudy study = analysis.Study.Published;
        _page = new HtmlPage(text.Words, text.Format("title", study.Title.In(text.Language)))
        {
            Subtitle = analysis.Study.Protocol.Title.In(text.Language),
            Notice = analysis.Endpoints.IsEmpty ? null : text["notice"],
            Colophon = text.Format("colophon", EngineVersion.Text, ReportText.Whole(analysis.Cohorts?.Options.Seed ?? 0), ReportText.Whole(analysis.Cohorts?.Cohorts.Length ?? 0)),
        };
    }

    /// <summary>The tables that stand in the page.</summary>
    public IReadOnlyList<NamedTable> Tables => _tables;

    public string Build()
    {
        Glance();
        Design();
        Section("baseline", "baseline");
        Add(_facts.Group("baseline", _text["baseline"], withLimits: false));
        Add(_facts.Group("treatment", _text["regimen"], withLimits: false));
        Endpoints();
        Section("course", "course");
        Add(_facts.Group("course", _text["courseFigure"], withLimits: true));
        Figure("figure5-course");
        Section("safety", "safety");
        Add(_facts.Group("safety", _text["safetyFigure"], withLimits: true));
        Figure("figure6-safety");
        Add(_facts.ZeroEvents());
        Evidence();
        Comparison();
        Mechanism();
        Next();
        Limits();
        return _page.Build();
    }

    private void Section(string key, string anchor) => _page.Heading(2, _text[key], anchor);

    private void Heading(string key, string anchor)
    {
        string words = _text[key];
        _page.Heading(3, char.ToUpperInvariant(words[0]) + words[1..], anchor);
    }

    private void Add(NamedTable? table)
    {
        if (table is null) return;
        _tables.Add(table);
        _page.Table(table.Table);
    }

    private void Figure(string file, params string[] notes)
    {
        foreach (ReportFigure figure in _figures.Where(f => f.File.StartsWith(file, StringComparison.Ordinal))) _page.Figure(figure.Scene, figure.Caption, notes);
    }

    private void Glance()
    {
        Section("summary", "summary");
        var facts = new List<(string, string, string)> { (ReportText.Whole(_analysis.Arm.N), _text["nSubjects"], _analysis.Arm.Label.In(_text.Language)) };
        foreach (PublishedEndpoint endpoint in _analysis.Arm.Endpoints)
        {
            if (endpoint.Median is not { } m) continue;
            string level = m.Level is { } l ? ReportText.Percent((double)l) : "95";
            facts.Add((ReportText.Shown(m.Estimate, m.EstimateNotReached), _text.Format("median", endpoint.Id), _text.Format("interval", level, ReportText.Shown(m.Lower, notReached: false), ReportText.Shown(m.Upper, m.UpperNotReached))));
        }

        _page.KeyFacts(facts);
        if (_analysis.Cohorts is null) _page.Callout(_text["noReconstruction"]);
        else if (_analysis.Endpoints.IsEmpty) _page.Callout(_text["undecided"]);
    }

    private void Design()
    {
        Section("design", "design");
        Figure("figure1-design");
        Add(_protocol.Regimen());
        Add(_protocol.Dose());
        if (!_analysis.Study.Protocol.Eligibility.IsEmpty)
        {
            _page.Heading(3, _text["eligibility"], "eligibility");
            _page.Bullets(_analysis.Study.Protocol.Eligibility.Select(e => e.In(_text.Language)));
        }

        Add(_protocol.Estimands());
    }

    private void Endpoints()
    {
        foreach (EndpointAnalysis endpoint in _analysis.Endpoints)
        {
            ProtocolEndpoint? defined = _analysis.Study.Protocol.Endpoints.FirstOrDefault(e => string.Equals(e.Id, endpoint.Endpoint, StringComparison.Ordinal));
            _page.Heading(2, defined is null ? endpoint.Endpoint : _text.Format("endpointHeading", defined.Label.In(_text.Language), endpoint.Endpoint), endpoint.Endpoint.ToLowerInvariant());
            if (defined is not null) _page.Paragraph(defined.Definition.In(_text.Language));
            foreach (ReportFigure figure in _figures.Where(f => f.File.EndsWith($"-{endpoint.Endpoint.ToLowerInvariant()}-reconstructed", StringComparison.Ordinal))) _page.Figure(figure.Scene, figure.Caption);
        }
    }

    private void Evidence()
    {
        if (_analysis.Agreements.Length > 0)
        {
            Section("agreement", "agreement");
            Add(_facts.Agreement());
            Section("open", "open");
            _page.Paragraph(_text["openText"]);
            Add(_facts.Open());
        }

        Section("audit", "audit");
        _page.Paragraph(_text["auditConsistent"]);
        if (!_analysis.Audit.Findings.IsEmpty)
        {
            _page.Heading(3, _text["auditFindings"], "findings");
            _page.Bullets(_analysis.Audit.Findings.Select(f => f.Text.In(_text.Language)));
        }

        Add(_facts.Orders());
    }

    private void Comparison()
    {
        if (_analysis.Comparators.IsEmpty) return;
        Section("comparison", "comparison");
        _page.Callout(_text.Format("comparisonWords", ReportText.Whole(_analysis.Arm.N), _text.Level));
        Figure("figure7-comparison");
        Add(_facts.Comparison());
        if (_analysis.AcrossTrials.IsEmpty) return;
        var across = new AcrossTrialsView(_analysis.AcrossTrials, _text);
        Heading("across.figure", "across-trials");
        Figure("figure8-across");
        foreach (NamedTable table in across.Arms()) Add(table);
        Heading("across.pooled", "across-pooled");
        foreach (NamedTable table in across.Pools()) Add(table);
        Heading("across.bias", "across-bias");
        _page.Bullets([_text["across.eValueText"], .. across.Sentences(), _text["across.landmarkText"]]);
        foreach (NamedTable table in across.Bias()) Add(table);
    }

    private void Mechanism()
    {
        if (_analysis.Mechanism is not { } explained) return;
        Section("mechanism", "mechanism");
        _page.Callout(_text.Format("mechanism.words", _text.Words["biology.statement"], _text.Words["biology.toxicity"]));
        Add(new MechanismTable(explained, _text).Build());
        Figure("figure9-mechanism");
    }

    private void Next()
    {
        if (_analysis.NextTrial is not { } plan) return;
        Section("next", "next-trial");
        _page.Callout(_text["next.words"]);
        var tables = new NextTrialTables(plan, _text);
        Add(tables.Sizes());
        Add(tables.Powers());
    }

    private void Limits()
    {
        Section("limits", "limits");
        string spans = string.Join("; ", _analysis.Arm.Endpoints.Where(e => e.Median is not null).Select(e => $"{e.Id} {ReportText.Shown(e.Median!.Lower, notReached: false)}–{ReportText.Shown(e.Median.Upper, e.Median.UpperNotReached)}"));
        var limits = new List<string>();
        if (_analysis.Study.Protocol.Design.Allocation == Allocation.SingleArm) limits.Add(_text["limit.single"]);
        limits.Add(_text.Format("limit.small", ReportText.Whole(_analysis.Arm.N), _text.Level, spans));
        limits.Add(_text["limit.pci"]);
        if (!_analysis.Endpoints.IsEmpty) limits.Add(_text["limit.reconstructed"]);
        limits.Add(_text["limit.advice"]);
        _page.Bullets(limits);
        Section("sources", "sources");
        IEnumerable<PublishedStudy> studies = _analysis.Comparators.Select(c => c.Study).Prepend(_analysis.Study.Published).DistinctBy(s => s.Id, StringComparer.Ordinal);
        _page.Bullets(studies.SelectMany(s => s.Sources.Select(f => $"{s.Title.In(_text.Language)}: {f.Citation}{(f.Note is null ? "" : " (" + f.Note + ")")}")));
    }
}
