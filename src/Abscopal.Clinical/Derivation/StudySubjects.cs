using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;
using Abscopal.Input;

namespace Abscopal.Clinical.Derivation;

/// <summary>The subjects of a study, with the days that all datasets need.</summary>
internal sealed class StudySubjects
{
    private StudySubjects(DomainTable demographics, string study)
    {
        Demographics = demographics;
        Study = study;
    }

    public DomainTable Demographics { get; }

    public string Study { get; }

    public IReadOnlyList<string> Ids { get; private init; } = [];

    public IReadOnlyDictionary<string, int> Index { get; private init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public DateOnly CutOff { get; private set; }

    /// <summary>The actual arm, or else the planned one.</summary>
    public IReadOnlyList<string?> Treatment { get; private init; } = [];

    /// <summary>The day from which endpoints are counted: randomisation or enrolment of DS, or else RFSTDTC; null for who has none.</summary>
    public DatedRow?[] Start { get; private init; } = [];

    public DatedRow?[] FirstDose { get; private init; } = [];

    public DatedRow?[] LastDose { get; private init; } = [];

    public DatedRow?[] Death { get; private init; } = [];

    public DatedRow?[] LastAlive { get; private init; } = [];

    public DatedRow?[] NewTherapy { get; private init; } = [];

    public DatedRow?[] Lost { get; private init; } = [];

    /// <summary>Whether treatment goes on: the study records ends of treatment (DS) and has none of the subject.</summary>
    public bool[] GoesOn { get; private init; } = [];

    public int Count => Ids.Count;

    public static StudySubjects Read(DomainFolder sdtm, DerivationOptions options)
    {
        DomainTable dm = sdtm.Require("DM");
        IReadOnlyList<string?> ids = dm.Text("USUBJID");
        var index = new Dictionary<string, int>(ids.Count, StringComparer.Ordinal);
        for (int row = 0; row < ids.Count; row++)
        {
            if (ids[row] is not { Length: > 0 } id) throw new InvalidInputException(dm.Problem(row, "USUBJID", "is missing", "the subject's identifier"));
            if (!index.TryAdd(id, row)) throw new InvalidInputException(dm.Problem(row, "USUBJID", $"'{id}' is there twice", "one row a subject"));
        }

        int n = ids.Count;
        var subjects = new StudySubjects(dm, dm.Text("STUDYID").FirstOrDefault() ?? "")
        {
            Ids = [.. ids.Select(i => i!)],
            Index = index,
            Treatment = [.. dm.TextOrMissing("ACTARM").Zip(dm.TextOrMissing("ARM"), (actual, planned) => actual ?? planned)],
            Start = new DatedRow?[n],
            FirstDose = new DatedRow?[n],
            LastDose = new DatedRow?[n],
            Death = new DatedRow?[n],
            LastAlive = new DatedRow?[n],
            NewTherapy = new DatedRow?[n],
            Lost = new DatedRow?[n],
            GoesOn = new bool[n],
        };
        subjects.CutOff = options.CutOff ?? DeclaredCutOff(sdtm) ?? DateOnly.MaxValue;
        subjects.ReadDemographics();
        subjects.ReadDisposition(sdtm.Find("DS"));
        subjects.ReadExposure(sdtm.Find("EX"));
        subjects.ReadTherapies(sdtm.Find("CM"), "CM", "CMCAT", "CMSTDTC");
        subjects.ReadTherapies(sdtm.Find("PR"), "PR", "PRCAT", "PRSTDTC");
        foreach ((string domain, string variable) in new[] { ("AE", "AESTDTC"), ("RS", "RSDTC"), ("TR", "TRDTC"), ("EX", "EXSTDTC"), ("DS", "DSSTDTC"), ("SS", "SSDTC"), ("LB", "LBDTC") })
            subjects.SeeAlive(sdtm.Find(domain), domain, variable);
        if (subjects.CutOff == DateOnly.MaxValue) subjects.CutOff = subjects.LastAlive.Concat(subjects.Death).Max(d => d?.Date) ?? DateOnly.MaxValue;
        return subjects;
    }

    /// <summary>Whether a category of CM or PR is anti-tumour therapy after the study treatment.</summary>
    public static bool IsLaterTherapy(string? category) =>
        category is not null && (category.Contains("SUBSEQUENT", StringComparison.OrdinalIgnoreCase) || category.Contains("FOLLOW-UP ANTI", StringComparison.OrdinalIgnoreCase));

    public static int? Sequence(IReadOnlyList<double?> sequences, int row) => sequences[row] is { } s ? (int)s : null;

    private static bool IsOfTreatment(string? scope) => scope?.Contains("TREATMENT", StringComparison.OrdinalIgnoreCase) is true;

    private static DateOnly? DeclaredCutOff(DomainFolder sdtm)
    {
        if (sdtm.Find("TS") is not { } summary) return null;
        IReadOnlyList<string?> codes = summary.Text("TSPARMCD");
        IReadOnlyList<string?> values = summary.Text("TSVAL");
        for (int row = 0; row < codes.Count; row++)
        {
            if (!string.Equals(codes[row], "DCUTDTC", StringComparison.OrdinalIgnoreCase)) continue;
            return PartialDate.TryParse(values[row], out PartialDate date) && date.IsComplete
                ? date.First
                : throw new InvalidInputException(summary.Problem(row, "TSVAL", $"'{values[row]}' is not a day", "the data cut-off as ISO 8601, for example 2025-05-27"));
        }

        return null;
    }

    private void ReadDemographics()
    {
        PartialDate?[] first = Demographics.DatesOrMissing("RFXSTDTC");
        PartialDate?[] last = Demographics.DatesOrMissing("RFXENDTC");
        PartialDate?[] reference = Demographics.DatesOrMissing("RFSTDTC");
        PartialDate?[] died = Demographics.DatesOrMissing("DTHDTC");
        for (int s = 0; s < Count; s++)
        {
            Start[s] = Dated(reference[s], "RFSTDTC");
            FirstDose[s] = Dated(first[s], "RFXSTDTC");
            LastDose[s] = Dated(last[s], "RFXENDTC");
            if (died[s] is { } death) Death[s] = new DatedRow(DateImputation.Complete(death, DateImputationRule.First, notBefore: reference[s]?.First).Date, new SourceRow("DM", "DTHDTC", null));
        }

        static DatedRow? Dated(PartialDate? date, string variable) => date is { IsComplete: true } whole ? new DatedRow(whole.First, new SourceRow("DM", variable, null)) : null;
    }

    private void ReadDisposition(DomainTable? ds)
    {
        if (ds is null) return;
        IReadOnlyList<string?> terms = ds.Text("DSDECOD");
        IReadOnlyList<string?> scopes = ds.TextOrMissing("DSSCAT");
        PartialDate?[] dates = ds.Dates("DSSTDTC");
        IReadOnlyList<double?> sequences = ds.NumbersOrMissing("DSSEQ");
        bool tellsEnd = scopes.Any(IsOfTreatment);
        var rows = SubjectRows.Group(ds, Index);
        for (int s = 0; s < Count; s++)
        {
            GoesOn[s] = tellsEnd;
            foreach (int row in rows.Of(s))
            {
                if (IsOfTreatment(scopes[row])) GoesOn[s] = false;
                if (dates[row] is not { } date) continue;
                var dated = new DatedRow(date.First, new SourceRow("DS", "DSSTDTC", Sequence(sequences, row)));
                switch (terms[row]?.ToUpperInvariant())
                {
                    case "RANDOMIZED" or "RANDOMISED" or "ENROLLED":
                        Start[s] = dated;
                        break;
                    case "LOST TO FOLLOW-UP" or "WITHDRAWAL BY SUBJECT" or "WITHDRAWAL OF CONSENT" when !IsOfTreatment(scopes[row]):
                        Lost[s] = dated;
                        break;
                    case "DEATH" when Death[s] is null:
                        Death[s] = dated;
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private void ReadExposure(DomainTable? ex)
    {
        if (ex is null) return;
        PartialDate?[] begins = ex.Dates("EXSTDTC");
        PartialDate?[] ends = ex.DatesOrMissing("EXENDTC");
        IReadOnlyList<double?> sequences = ex.NumbersOrMissing("EXSEQ");
        IReadOnlyList<double?> doses = ex.NumbersOrMissing("EXDOSE");
        var rows = SubjectRows.Group(ex, Index);
        for (int s = 0; s < Count; s++)
        {
            foreach (int row in rows.Of(s))
            {
                if (begins[row] is not { } begin || doses[row] is < 0) continue;
                if (FirstDose[s] is null || begin.First < FirstDose[s]!.Date) FirstDose[s] = new DatedRow(begin.First, new SourceRow("EX", "EXSTDTC", Sequence(sequences, row)));
                DateOnly end = (ends[row] ?? begin).Last;
                if (LastDose[s] is null || end > LastDose[s]!.Date) LastDose[s] = new DatedRow(end, new SourceRow("EX", ends[row] is null ? "EXSTDTC" : "EXENDTC", Sequence(sequences, row)));
            }

            Start[s] ??= FirstDose[s];
        }
    }

    private void ReadTherapies(DomainTable? table, string domain, string category, string variable)
    {
        if (table is null) return;
        IReadOnlyList<string?> categories = table.TextOrMissing(category);
        PartialDate?[] dates = table.Dates(variable);
        IReadOnlyList<double?> sequences = table.NumbersOrMissing(domain + "SEQ");
        var rows = SubjectRows.Group(table, Index);
        for (int s = 0; s < Count; s++)
        {
            foreach (int row in rows.Of(s))
            {
                if (!IsLaterTherapy(categories[row]) || dates[row] is not { } date) continue;
                if (NewTherapy[s] is null || date.First < NewTherapy[s]!.Date) NewTherapy[s] = new DatedRow(date.First, new SourceRow(domain, variable, Sequence(sequences, row)));
            }
        }
    }

    private void SeeAlive(DomainTable? table, string domain, string variable)
    {
        if (table is null || !table.Has(variable)) return;
        PartialDate?[] dates = table.Dates(variable);
        IReadOnlyList<double?> sequences = table.NumbersOrMissing(domain + "SEQ");
        var rows = SubjectRows.Group(table, Index);
        for (int s = 0; s < Count; s++)
        {
            foreach (int row in rows.Of(s))
            {
                if (dates[row] is not { } date || date.First > CutOff) continue;
                if (LastAlive[s] is null || date.First > LastAlive[s]!.Date) LastAlive[s] = new DatedRow(date.First, new SourceRow(domain, variable, Sequence(sequences, row)));
            }
        }
    }

    public DateOnly RequireStart(int subject) => (Start[subject] ?? throw new InvalidInputException(Demographics.Problem(
        subject, "RFSTDTC", $"{Ids[subject]} has no day of enrolment, randomisation or first dose", "RFSTDTC, or ENROLLED or RANDOMIZED in DS"))).Date;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Study}: {Count} subjects");
}
