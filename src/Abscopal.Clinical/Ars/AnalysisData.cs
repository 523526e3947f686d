using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Input;

namespace Abscopal.Clinical.Ars;

/// <summary>Analysis datasets as the analyses see them: conditions on rows and on their subjects.</summary>
internal sealed class AnalysisData
{
    private readonly DomainFolder _adam;
    private readonly Dictionary<string, int> _subjects;
    private readonly Dictionary<string, int[]> _subjectOfRow = new(StringComparer.OrdinalIgnoreCase);

    public AnalysisData(DomainFolder adam)
    {
        _adam = adam;
        Subjects = adam.Require("ADSL");
        Ids = [.. Subjects.Text("USUBJID").Select(i => i ?? "")];
        _subjects = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int s = 0; s < Ids.Count; s++) _subjects.TryAdd(Ids[s], s);
    }

    public DomainTable Subjects { get; }

    public IReadOnlyList<string> Ids { get; }

    public bool Has(string dataset) => _adam.Find(dataset) is not null;

    public DomainTable Table(string dataset) => _adam.Require(dataset);

    /// <summary>The subject of each row of a dataset, as a row of ADSL; -1 for one who is not there.</summary>
    public int[] SubjectOf(string dataset)
    {
        if (_subjectOfRow.TryGetValue(dataset, out int[]? known)) return known;
        IReadOnlyList<string?> ids = Table(dataset).Text("USUBJID");
        int[] subjects = new int[ids.Count];
        for (int row = 0; row < subjects.Length; row++) subjects[row] = ids[row] is { } id && _subjects.TryGetValue(id, out int s) ? s : -1;
        return _subjectOfRow[dataset] = subjects;
    }

    /// <summary>Whether each row of a dataset meets a condition; conditions on ADSL are those on its subject.</summary>
    public bool[] Where(string dataset, Selection selection)
    {
        switch (selection)
        {
            case Selection.Condition condition:
                return OnRows(dataset, condition);
            case Selection.Compound compound:
                bool all = compound.Operator is "AND";
                bool[] held = new bool[Table(dataset).Rows];
                Array.Fill(held, all);
                foreach (Selection part in compound.Parts)
                {
                    bool[] one = Where(dataset, part);
                    for (int row = 0; row < held.Length; row++) held[row] = all ? held[row] && one[row] : held[row] || one[row];
                }

                return compound.Operator is "NOT" ? Array.ConvertAll(held, h => !h) : held;
            default:
                throw new NotSupportedException($"A selection cannot be {selection.GetType().Name}.");
        }
    }

    /// <summary>A variable for each row of a dataset; one of ADSL that the dataset lacks is that of the subject.</summary>
    public IReadOnlyList<string?> Values(string dataset, string ofDataset, string variable)
    {
        DomainTable table = Table(dataset);
        bool own = string.Equals(dataset, ofDataset, StringComparison.OrdinalIgnoreCase) || (table.Has(variable) && !Subjects.Has(variable));
        if (own) return table.Text(variable);
        if (!string.Equals(ofDataset, Subjects.Name, StringComparison.OrdinalIgnoreCase))
            throw new InvalidInputException(new InputProblem($"{dataset} cannot be selected by {ofDataset}.{variable}", _adam.Path, Allowed: $"variables of {dataset} or of ADSL"));
        IReadOnlyList<string?> values = Subjects.Text(variable);
        return Array.ConvertAll(SubjectOf(dataset), s => s < 0 ? null : values[s]);
    }

    private bool[] OnRows(string dataset, Selection.Condition condition)
    {
        IReadOnlyList<string?> values = Values(dataset, condition.Dataset, condition.Variable);
        bool[] held = new bool[values.Count];
        for (int row = 0; row < held.Length; row++) held[row] = Holds(values[row], condition);
        return held;
    }

    private static bool Holds(string? value, Selection.Condition condition) => condition.Comparator switch
    {
        "EQ" or "IN" => condition.Values.Any(v => Same(value, v)),
        "NE" or "NOTIN" => !condition.Values.Any(v => Same(value, v)),
        { } comparator => Number(value) is { } left && Number(condition.Values.FirstOrDefault()) is { } right && comparator switch
        {
            "GT" => left > right,
            "GE" => left >= right,
            "LT" => left < right,
            "LE" => left <= right,
            _ => throw new InvalidInputException(new InputProblem($"the comparator '{comparator}' is unknown", Allowed: "EQ, NE, GT, GE, LT, LE, IN, NOTIN")),
        },
    };

    private static bool Same(string? value, string other) =>
        string.Equals(value ?? "", other, StringComparison.Ordinal) || (Number(value) is { } left && Number(other) is { } right && left == right);

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
