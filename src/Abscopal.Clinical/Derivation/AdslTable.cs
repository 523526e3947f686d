using Abscopal.Clinical.Data;
using Abscopal.Clinical.Progression;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADSL: a row a subject.</summary>
internal static class AdslTable
{
    private static readonly (string Name, string Label)[] Carried =
    [
        ("SUBJID", "Subject Identifier for the Study"), ("SITEID", "Study Site Identifier"), ("AGEU", "Age Units"), ("SEX", "Sex"), ("RACE", "Race"),
        ("ETHNIC", "Ethnicity"), ("COUNTRY", "Country"), ("ARM", "Description of Planned Arm"), ("ACTARM", "Description of Actual Arm"),
    ];

    public static DomainTable Build(StudySubjects subjects, DomainFolder sdtm, SubjectResponses responses, LaterTherapy[][] later)
    {
        DomainTable dm = subjects.Demographics;
        int n = subjects.Count;
        var table = new DomainTable("ADSL", "Subject-Level Analysis Dataset");
        table.AddText("STUDYID", "Study Identifier").AddRange(Enumerable.Repeat<string?>(subjects.Study, n));
        table.AddText("USUBJID", "Unique Subject Identifier").AddRange(subjects.Ids);
        foreach ((string name, string label) in Carried) table.AddText(name, label).AddRange(dm.TextOrMissing(name));
        IReadOnlyList<double?> ages = dm.NumbersOrMissing("AGE");
        table.AddNumber("AGE", "Age").AddRange(ages);
        table.AddText("AGEGR1", "Pooled Age Group 1").AddRange(ages.Select(a => a is { } age ? age < 65 ? "<65" : ">=65" : null));
        table.AddText("TRT01P", "Planned Treatment for Period 01").AddRange(dm.TextOrMissing("ARM"));
        table.AddText("TRT01A", "Actual Treatment for Period 01").AddRange(subjects.Treatment);
        Dates(table, "ENRLDT", "Date of Enrollment", subjects.Start);
        Dates(table, "TRTSDT", "Date of First Exposure to Treatment", subjects.FirstDose);
        Dates(table, "TRTEDT", "Date of Last Exposure to Treatment", subjects.LastDose);
        Dates(table, "DTHDT", "Date of Death", [.. subjects.Death.Select(d => d is not null && d.Date <= subjects.CutOff ? d : null)]);
        Dates(table, "LSTALVDT", "Date Last Known Alive", subjects.LastAlive);
        Dates(table, "NEWTRTDT", "Date of First Later Anti-tumour Therapy", subjects.NewTherapy);
        Flags(table, "ITTFL", "Intent-To-Treat Population Flag", n, s => subjects.Start[s] is not null);
        Flags(table, "SAFFL", "Safety Population Flag", n, s => subjects.FirstDose[s] is not null);
        Flags(table, "MEASFL", "Baseline Tumour Assessment Flag", n, s => responses.HasBaseline[s]);
        Flags(table, "DTHFL", "Subject Death Flag", n, s => subjects.Death[s] is { } d && d.Date <= subjects.CutOff);
        Disposition(table, subjects, sdtm.Find("DS"));
        BaselineFacts.Add(table, subjects, sdtm);
        Progression(table, subjects, responses, later);
        return table;
    }

    private static void Dates(DomainTable table, string name, string label, DatedRow?[] dates) =>
        table.AddDate(name, label).AddRange(dates.Select(d => DomainTable.SasDay(d?.Date)));

    private static void Flags(DomainTable table, string name, string label, int n, Func<int, bool> flag) =>
        table.AddText(name, label).AddRange(Enumerable.Range(0, n).Select(s => flag(s) ? "Y" : "N"));

    private static void Disposition(DomainTable table, StudySubjects subjects, DomainTable? ds)
    {
        string?[] treatment = new string?[subjects.Count];
        string?[] reason = new string?[subjects.Count];
        if (ds is not null)
        {
            IReadOnlyList<string?> categories = ds.TextOrMissing("DSCAT");
            IReadOnlyList<string?> scopes = ds.TextOrMissing("DSSCAT");
            IReadOnlyList<string?> terms = ds.Text("DSDECOD");
            var rows = SubjectRows.Group(ds, subjects.Index);
            for (int s = 0; s < treatment.Length; s++)
            {
                foreach (int row in rows.Of(s))
                {
                    if (categories[row] is not "DISPOSITION EVENT" || scopes[row]?.Contains("TREATMENT", StringComparison.OrdinalIgnoreCase) is not true) continue;
                    treatment[s] = terms[row] is "COMPLETED" ? "COMPLETED" : "DISCONTINUED";
                    reason[s] = terms[row];
                }
            }
        }

        table.AddText("EOTSTT", "End of Treatment Status").AddRange(Enumerable.Range(0, treatment.Length).Select(s => subjects.FirstDose[s] is null ? null : treatment[s] ?? "ONGOING"));
        table.AddText("DCTREAS", "Reason for Discontinuation of Treatment").AddRange(Enumerable.Range(0, reason.Length).Select(s => treatment[s] is "DISCONTINUED" ? reason[s] : null));
    }

    private static void Progression(DomainTable table, StudySubjects subjects, SubjectResponses responses, LaterTherapy[][] later)
    {
        ProgressionPattern?[] patterns = [.. Enumerable.Range(0, subjects.Count).Select(responses.Pattern)];
        table.AddText("PDFL", "Progression Flag").AddRange(patterns.Select(p => p is null ? "N" : "Y"));
        table.AddText("PDKIND", "What Showed First Progression").AddRange(patterns.Select(p => p?.Kind));
        table.AddText("PDPLACE", "Where First Progression Lay").AddRange(patterns.Select(p => p?.Place));
        table.AddText("PDNEWFL", "New Lesion at First Progression Flag").AddRange(patterns.Select(p => p is null ? null : p.Kind.Contains("NEW LESION", StringComparison.Ordinal) ? "Y" : "N"));
        Flags(table, "SUBTHFL", "Later Anti-tumour Therapy Flag", subjects.Count, s => subjects.NewTherapy[s] is { } t && t.Date <= subjects.CutOff);
        Flags(table, "REIRRFL", "Irradiated Again after Progression Flag", subjects.Count, s => responses.FirstProgression(s) is { } first && later[s].Any(t => t.Kind is LaterTherapy.Radiotherapy && t.IsAfter(first.Date)));
    }
}
