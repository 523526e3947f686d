using Abscopal.Clinical.Data;

namespace Abscopal.Workbench.Synthesis;

/// <summary>Fills a synthetic domain row by row; the sequence number counts within the subject.</summary>
internal sealed class DomainWriter
{
    private readonly List<string?> _study;
    private readonly List<string?> _domain;
    private readonly List<string?>? _subject;
    private readonly List<double?>? _sequence;
    private readonly (string Name, List<string?>? Text, List<double?>? Number)[] _columns;
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);
    private readonly SyntheticFacts _facts;

    /// <summary>Begins a domain. A variable whose label ends in # holds numbers.</summary>
    public DomainWriter(SyntheticFacts facts, string name, string label, bool hasSequence, params ReadOnlySpan<(string Name, string Label)> columns)
    {
        _facts = facts;
        Table = new DomainTable(name, label + " (synthetic)");
        _study = Table.AddText("STUDYID", "Study Identifier");
        _domain = Table.AddText("DOMAIN", "Domain Abbreviation");
        _subject = name is "TS" ? null : Table.AddText("USUBJID", "Unique Subject Identifier");
        _sequence = hasSequence ? Table.AddNumber(name + "SEQ", "Sequence Number") : null;
        _columns = new (string, List<string?>?, List<double?>?)[columns.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            (string variable, string words) = columns[c];
            bool number = words.EndsWith('#');
            _columns[c] = (variable, number ? null : Table.AddText(variable, words), number ? Table.AddNumber(variable, words.TrimEnd('#')) : null);
        }
    }

    public DomainTable Table { get; }

    /// <summary>Adds a row; values in the order of the columns, null for missing.</summary>
    public void Row(string subject, params ReadOnlySpan<object?> values)
    {
        if (values.Length != _columns.Length) throw new ArgumentException($"{Table.Name} has {_columns.Length} variables, the row {values.Length}.", nameof(values));
        _study.Add(_facts.StudyId);
        _domain.Add(Table.Name);
        _subject?.Add(subject);
        if (_sequence is not null) _sequence.Add(_last[subject] = _last.GetValueOrDefault(subject) + 1);
        for (int c = 0; c < values.Length; c++)
        {
            if (_columns[c].Number is { } numbers) numbers.Add(values[c] is null ? null : Convert.ToDouble(values[c], System.Globalization.CultureInfo.InvariantCulture));
            else _columns[c].Text!.Add(values[c] is DateOnly day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : (string?)values[c]);
        }
    }
}
