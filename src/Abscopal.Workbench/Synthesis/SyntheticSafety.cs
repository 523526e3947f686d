using System.Collections.Frozen;
using Abscopal.Clinical.Data;
using Abscopal.Numerics.Random;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.Synthesis;

/// <summary>Adverse events: those printed in exactly as many subjects, and a few that nobody prints.</summary>
internal static class SyntheticSafety
{
    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["White blood cell count decreased"] = "Investigations",
        ["Neutrophil count decreased"] = "Investigations",
        ["Platelet count decreased"] = "Investigations",
        ["Anaemia"] = "Blood and lymphatic system disorders",
        ["Nausea"] = "Gastrointestinal disorders",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Terms no figure is printed for, each in few subjects and not related.
    private static readonly (string Term, string Class, int Subjects)[] Others =
    [
        ("Constipation", "Gastrointestinal disorders", 8), ("Fatigue", "General disorders and administration site conditions", 9),
        ("Cough", "Respiratory, thoracic and mediastinal disorders", 7), ("Insomnia", "Psychiatric disorders", 4),
    ];

    public static DomainTable Events(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects, DateOnly[] lastDoses)
    {
        var ae = new DomainWriter(facts, "AE", "Adverse Events", hasSequence: true,
            ("AETERM", "Reported Term for the Adverse Event"), ("AEDECOD", "Dictionary-Derived Term"), ("AEBODSYS", "Body System or Organ Class"), ("AESER", "Serious Event"), ("AEREL", "Causality"),
            ("AEACN", "Action Taken with Study Treatment"), ("AETOXGR", "Standard Toxicity Grade"), ("AEOUT", "Outcome of Adverse Event"), ("AESTDTC", "Start Date/Time of Adverse Event"), ("AEENDTC", "End Date/Time of Adverse Event"));
        int n = subjects.Count;
        RandomStream choose = facts.Stream(SyntheticTopic.Safety, 1);
        var drawn = new List<(string Term, string Class, bool Related, int Subject)>();
        foreach (PublishedCount fact in facts.Arm.Counts.Where(c => c.Group is "safety" && c.Key is not "teaeGrade3"))
        {
            string term = fact.Label.In("en").Replace(" (treatment-related)", "", StringComparison.Ordinal);
            Add(term, Classes.GetValueOrDefault(term, "Not coded"), related: true, SyntheticFacts.Of(fact));
        }

        foreach ((string term, string soc, int count) in Others) Add(term, soc, related: false, Math.Min(count, n / 2));
        for (int i = 0; i < n; i++)
        {
            RandomStream random = facts.Stream(SyntheticTopic.Safety, 2 + i);
            SyntheticSubject s = subjects[i];
            if (random.NextInt32(3) == 0) Row(s, "Hypertension", "Vascular disorders", related: false, 2, s.Enrolled.AddDays(-200 - random.NextInt32(900)), null);
            (string Term, string Class, bool Related, int Subject)[] own = [.. drawn.Where(d => d.Subject == i)];
            int worst = s.SevereEvent ? Math.Max(0, Array.FindIndex(own, e => e.Class is "Investigations" || e.Term is "Anaemia")) : -1;
            for (int e = 0; e < own.Length; e++)
            {
                int occurrences = 1 + random.NextInt32(own[e].Related ? 3 : 1);
                for (int k = 0; k < occurrences; k++)
                {
                    int grade = e == worst && k == 0 ? 3 + (random.NextInt32(4) == 0 ? 1 : 0) : 1 + random.NextInt32(s.SevereEvent && own[e].Class is "Investigations" ? 3 : 2);
                    int span = Math.Max(1, lastDoses[i].DayNumber - s.FirstDose.DayNumber);
                    DateOnly start = s.FirstDose.AddDays(1 + random.NextInt32(Math.Min(span, 84)));
                    if (start > s.LastContact) start = s.FirstDose;
                    DateOnly end = start.AddDays(5 + random.NextInt32(15));
                    Row(s, own[e].Term, own[e].Class, own[e].Related, grade, start, end < s.LastContact ? end : null);
                }
            }
        }

        return ae.Table;

        void Add(string term, string soc, bool related, int count)
        {
            bool[] chosen = SyntheticSubjects.Choose([.. Enumerable.Range(0, n)], count, n, ref choose);
            for (int i = 0; i < n; i++)
            {
                if (chosen[i]) drawn.Add((term, soc, related, i));
            }
        }

        void Row(SyntheticSubject s, string term, string soc, bool related, int grade, DateOnly start, DateOnly? end) => ae.Row(
            s.Id, term, term, soc, grade >= 4 ? "Y" : "N", related ? "Y" : "N", grade >= 4 ? "DRUG INTERRUPTED" : "DOSE NOT CHANGED", grade.ToString(System.Globalization.CultureInfo.InvariantCulture), end is null ? "NOT RECOVERED/NOT RESOLVED" : "RECOVERED/RESOLVED", start, end);
    }
}
