using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;
using Abscopal.Clinical.Laboratory;

namespace Abscopal.Clinical.Derivation;

/// <summary>The blood tests of LB that have a number and a whole date, each graded by CTCAE.</summary>
/// <remarks>
/// The baseline of a test is the value flagged so (LBLOBXFL, LBBLFL), or else the last on or before the day of the first
/// dose. Urine is left out. Values after the cut-off are not looked at.
/// </remarks>
internal sealed class LaboratoryRecords
{
    // Terms of MedDRA that say in other words what a term of CTCAE says.
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Anaemia"] = "Anemia",
        ["White blood cell count decreased"] = "White blood cell decreased",
        ["Leukopenia"] = "White blood cell decreased",
        ["Neutropenia"] = "Neutrophil count decreased",
        ["Lymphopenia"] = "Lymphocyte count decreased",
        ["Thrombocytopenia"] = "Platelet count decreased",
        ["Blood creatinine increased"] = "Creatinine increased",
        ["Gamma-glutamyltransferase increased"] = "GGT increased",
        ["Blood creatine phosphokinase increased"] = "CPK increased",
        ["Hyponatraemia"] = "Hyponatremia",
        ["Hypernatraemia"] = "Hypernatremia",
        ["Hypokalaemia"] = "Hypokalemia",
        ["Hyperkalaemia"] = "Hyperkalemia",
        ["Hypocalcaemia"] = "Hypocalcemia",
        ["Hypercalcaemia"] = "Hypercalcemia",
        ["Hypomagnesaemia"] = "Hypomagnesemia",
        ["Hypermagnesaemia"] = "Hypermagnesemia",
        ["Hypoalbuminaemia"] = "Hypoalbuminemia",
        ["Hypoglycaemia"] = "Hypoglycemia",
    };

    private readonly List<LaboratoryRecord>[] _records;

    private LaboratoryRecords(List<LaboratoryRecord>[] records)
    {
        _records = records;
    }

    /// <summary>The records of a subject, by test and date.</summary>
    public IReadOnlyList<LaboratoryRecord> Of(int subject) => _records[subject];

    public static LaboratoryRecords? Read(DomainFolder sdtm, StudySubjects subjects, DerivationOptions options)
    {
        if (sdtm.Find("LB") is not { } lb) return null;
        var columns = new Columns(lb);
        var rows = SubjectRows.Group(lb, subjects.Index);
        var records = new List<LaboratoryRecord>[subjects.Count];
        for (int s = 0; s < records.Length; s++)
        {
            int subject = s;
            int[] own = [.. rows.Of(s).ToArray().Where(r => columns.Tests[r] is not null && columns.Values[r] is not null && columns.Dates[r] is { IsComplete: true } date && date.First <= subjects.CutOff && !columns.IsUrine(r))];
            records[s] = [];
            foreach (IGrouping<string, int> test in own.GroupBy(r => columns.Tests[r]!, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.Ordinal))
                records[s].AddRange(Test(columns, [.. test.OrderBy(r => columns.Dates[r]!.Value.First).ThenBy(r => r)], subjects, subject, options.EmergentDays));
        }

        return new LaboratoryRecords(records);
    }

    /// <summary>The worst grade of an adverse event's term from its start to its end; null where no value tells one.</summary>
    public int? WorstGrade(int subject, string? term, DateOnly? start, DateOnly? end)
    {
        if (term is null || start is not { } from) return null;
        string name = OtherWords.GetValueOrDefault(term.Trim(), term.Trim());
        CtcaeCriterion[] criteria = [.. CtcaeLaboratory.Criteria.Where(c => string.Equals(c.Term, name, StringComparison.OrdinalIgnoreCase))];
        if (criteria.Length == 0) return null;
        int? worst = null;
        foreach (LaboratoryRecord record in _records[subject])
        {
            if (record.Date < from || record.Date > end) continue;
            foreach (CtcaeCriterion criterion in criteria)
            {
                if (string.Equals(criterion.Test, record.Test, StringComparison.OrdinalIgnoreCase) && record.Grade(criterion.Direction) is > 0 and { } grade && !(grade <= worst)) worst = grade;
            }
        }

        return worst;
    }

    private static IEnumerable<LaboratoryRecord> Test(Columns columns, int[] rows, StudySubjects subjects, int subject, int emergentDays)
    {
        DateOnly? first = subjects.FirstDose[subject]?.Date;
        int flagged = Array.FindLastIndex(rows, r => columns.Baselines[r] is "Y");
        int baseline = flagged >= 0 ? flagged : Array.FindLastIndex(rows, r => first is { } day && columns.Dates[r]!.Value.First <= day);
        decimal? value = baseline < 0 ? null : columns.Number(columns.Values, rows[baseline]);
        decimal? limit = baseline < 0 ? null : columns.Number(columns.Uppers, rows[baseline]);
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i];
            DateOnly date = columns.Dates[row]!.Value.First;
            var measured = new LaboratoryValue(columns.Number(columns.Values, row)!.Value, columns.Units[row], columns.Number(columns.Lowers, row), columns.Number(columns.Uppers, row), i == baseline ? null : value, i == baseline ? null : limit);
            string test = columns.Tests[row]!;
            yield return new LaboratoryRecord
            {
                Test = test,
                Name = columns.Names[row] ?? test,
                Unit = columns.Units[row],
                Value = measured.Value,
                LowerLimit = measured.LowerLimit,
                UpperLimit = measured.UpperLimit,
                Date = date,
                IsBaseline = i == baseline,
                Baseline = value,
                IsOnTreatment = i != baseline && first is { } began && date >= began && (subjects.GoesOn[subject] || subjects.LastDose[subject] is not { } last || date.DayNumber - last.Date.DayNumber <= emergentDays),
                Sequence = StudySubjects.Sequence(columns.Sequences, row),
                LowGrade = CtcaeLaboratory.Find(test, ToxicityDirection.Low)?.Grade(measured),
                HighGrade = CtcaeLaboratory.Find(test, ToxicityDirection.High)?.Grade(measured),
            };
        }
    }

    private sealed class Columns(DomainTable lb)
    {
        private readonly IReadOnlyList<string?> _specimens = lb.TextOrMissing("LBSPEC");
        private readonly IReadOnlyList<string?> _categories = lb.TextOrMissing("LBCAT");

        public IReadOnlyList<string?> Tests { get; } = lb.Text("LBTESTCD");

        public IReadOnlyList<string?> Names { get; } = lb.TextOrMissing("LBTEST");

        public IReadOnlyList<string?> Units { get; } = lb.TextOrMissing("LBSTRESU");

        public IReadOnlyList<double?> Values { get; } = lb.Numbers("LBSTRESN");

        public IReadOnlyList<double?> Lowers { get; } = lb.NumbersOrMissing("LBSTNRLO");

        public IReadOnlyList<double?> Uppers { get; } = lb.NumbersOrMissing("LBSTNRHI");

        public PartialDate?[] Dates { get; } = lb.Dates("LBDTC");

        public IReadOnlyList<string?> Baselines { get; } = lb.Has("LBLOBXFL") ? lb.Text("LBLOBXFL") : lb.TextOrMissing("LBBLFL");

        public IReadOnlyList<double?> Sequences { get; } = lb.NumbersOrMissing("LBSEQ");

        public bool IsUrine(int row) => Says(_specimens[row], "URINE") || Says(_categories[row], "URINALYSIS");

        // The shortest decimal that reads back as the number, so that a value printed as a bound is on it.
        public decimal? Number(IReadOnlyList<double?> of, int row) => of[row] is { } number && Math.Abs(number) < 1e15 ? (decimal)number : null;

        private static bool Says(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) is true;
    }
}
