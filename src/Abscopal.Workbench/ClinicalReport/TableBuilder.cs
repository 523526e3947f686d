using Abscopal.Clinical.Ars;
using Abscopal.Reporting.Documents;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Builds a table with a column an arm; cells carry the subjects they count.</summary>
internal sealed class TableBuilder
{
    private readonly ClinicalResults _results;
    private readonly ClinicalText _text;
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly HashSet<int> _sections = [];
    private readonly Dictionary<(int Row, int Column), IReadOnlyList<string>> _behind = [];
    private readonly List<TableColumn> _columns;
    private readonly string[] _groups;

    public TableBuilder(ClinicalResults results, ClinicalText text, string rowHeading, string population)
    {
        _results = results;
        _text = text;
        bool total = results.Arms.Length > 1;
        _groups = [.. Enumerable.Range(0, results.Arms.Length).Select(ClinicalPlan.GroupOf), .. total ? [ClinicalPlan.Total] : Array.Empty<string>()];
        _columns = [new TableColumn(rowHeading)];
        string[] names = [.. results.Arms, .. total ? [text["total"]] : Array.Empty<string>()];
        for (int g = 0; g < _groups.Length; g++)
        {
            OperationResult? n = Result(population is ClinicalPlan.Safety ? "N_SAF" : "N_ITT", "COUNT_1", _groups[g]);
            _columns.Add(new TableColumn($"{names[g]} (N\u00A0=\u00A0{n?.Formatted ?? "0"})", ColumnAlignment.Number));
        }
    }

    public int Rows => _rows.Count;

    public void Section(string text)
    {
        _sections.Add(_rows.Count);
        _rows.Add([text, .. _groups.Select(_ => "")]);
    }

    /// <summary>A row of a count with its percentage, of an analysis without further groups.</summary>
    public void Frequency(string analysis, string label, int indent = 0) => Frequency(analysis, label, indent, []);

    /// <summary>A row of a count with its percentage.</summary>
    public void Frequency(string analysis, string label, int indent, string[] values)
    {
        Row(label, indent, group => (Result(analysis, "FREQUENCY_1", group, values), Result(analysis, "FREQUENCY_2", group, values)) is ({ } n, var percent)
            ? (n.Value == 0 ? "0" : $"{n.Formatted} ({percent?.Formatted})", n.Subjects)
            : ("0", []));
    }

    /// <summary>A row of single numbers.</summary>
    public void Row(string label, int indent, Func<string, (string Text, IReadOnlyList<string> Subjects)> cell)
    {
        string[] cells = new string[_groups.Length + 1];
        cells[0] = new string(ReportTable.Indent, indent) + label;
        for (int g = 0; g < _groups.Length; g++)
        {
            (cells[g + 1], IReadOnlyList<string> subjects) = cell(_groups[g]);
            if (subjects.Count > 0) _behind[(_rows.Count, g + 1)] = [.. subjects.Select(_text.Subject)];
        }

        _rows.Add(cells);
    }

    /// <summary>The values of the last grouping of an analysis, those of most subjects first.</summary>
    public IReadOnlyList<string> Values(string analysis, params string[] under)
    {
        if (_results.Find(analysis) is not { } found) return [];
        return [.. found.Results
            .Where(r => r.OperationId is "FREQUENCY_1" && r.Groups.Length == under.Length + 2 && under.Select((u, i) => string.Equals(r.Groups[i + 1].GroupValue, u, StringComparison.Ordinal)).All(x => x))
            .GroupBy(r => r.Groups[^1].GroupValue!, StringComparer.Ordinal)
            .Select(g => (Value: g.Key, Most: g.Sum(r => r.Subjects.Length)))
            .OrderByDescending(v => v.Most).ThenBy(v => v.Value, StringComparer.Ordinal).Select(v => v.Value)];
    }

    public OperationResult? Result(string analysis, string operation, string group, params string[] values) =>
        _results.Find(analysis)?.Results.FirstOrDefault(r => string.Equals(r.OperationId, operation, StringComparison.Ordinal)
            && string.Equals(r.Groups[0].GroupId, group, StringComparison.Ordinal)
            && r.Groups.Length == values.Length + 1
            && values.Select((v, i) => string.Equals(r.Groups[i + 1].GroupValue, v, StringComparison.Ordinal)).All(x => x));

    public ReportTable Build(string title, params IReadOnlyList<string> footnotes) =>
        new(title, _columns, _rows) { Footnotes = [.. footnotes, .. _text.Notice is { } notice ? [notice] : Array.Empty<string>()], SectionRows = _sections, Behind = _behind };
}
