using Abscopal.Clinical.Data;
using Abscopal.Clinical.Progression;

namespace Abscopal.Clinical.Derivation;

/// <summary>What is known of subjects at baseline beside DM: sites of disease, smoking, performance, prophylactic irradiation.</summary>
internal static class BaselineFacts
{
    public static void Add(DomainTable table, StudySubjects subjects, DomainFolder sdtm)
    {
        int n = subjects.Count;
        if (sdtm.Find("TU") is { } tu)
        {
            bool[] brain = AtBaseline(tu, subjects, ProgressionPattern.IsIntracranial);
            bool[] liver = AtBaseline(tu, subjects, place => place.Contains("LIVER", StringComparison.OrdinalIgnoreCase));
            Flags(table, "BRMETFL", "Brain Metastases at Baseline Flag", brain);
            Flags(table, "LIVMETFL", "Liver Metastases at Baseline Flag", liver);
        }

        if (sdtm.Find("SU") is { } su)
            Flags(table, "SMOKFL", "Current or Former Smoker Flag", Any(su, subjects, "SUSTRESC", v => v is "CURRENT" or "FORMER"));
        if (sdtm.Find("PR") is { } pr)
            Flags(table, "PCIFL", "Prophylactic Cranial Irradiation Flag", Any(pr, subjects, "PRCAT", c => c.Contains("PROPHYLACTIC CRANIAL", StringComparison.OrdinalIgnoreCase)));
        if (sdtm.Find("QS") is { } qs && qs.Has("QSTESTCD")) table.AddText("ECOGBL", "Baseline ECOG Performance Status").AddRange(Performance(qs, subjects));
        if (table.Rows != n) throw new InvalidOperationException("ADSL has another number of rows than DM.");
    }

    private static bool[] Any(DomainTable table, StudySubjects subjects, string variable, Func<string, bool> holds)
    {
        bool[] any = new bool[subjects.Count];
        IReadOnlyList<string?> values = table.TextOrMissing(variable);
        var rows = SubjectRows.Group(table, subjects.Index);
        for (int s = 0; s < any.Length; s++)
        {
            foreach (int row in rows.Of(s)) any[s] |= values[row] is { } value && holds(value);
        }

        return any;
    }

    private static void Flags(DomainTable table, string name, string label, bool[] flags) =>
        table.AddText(name, label).AddRange(flags.Select(f => f ? "Y" : "N"));

    private static bool[] AtBaseline(DomainTable tu, StudySubjects subjects, Func<string, bool> holds)
    {
        bool[] any = new bool[subjects.Count];
        IReadOnlyList<string?> places = tu.TextOrMissing("TULOC");
        IReadOnlyList<string?> kinds = tu.Text("TUSTRESC");
        var rows = SubjectRows.Group(tu, subjects.Index);
        for (int s = 0; s < any.Length; s++)
        {
            foreach (int row in rows.Of(s))
            {
                bool atBaseline = kinds[row]?.StartsWith("NEW", StringComparison.OrdinalIgnoreCase) is not true;
                any[s] |= atBaseline && places[row] is { } place && holds(place);
            }
        }

        return any;
    }

    private static string?[] Performance(DomainTable qs, StudySubjects subjects)
    {
        string?[] status = new string?[subjects.Count];
        IReadOnlyList<string?> tests = qs.Text("QSTESTCD");
        IReadOnlyList<string?> values = qs.TextOrMissing("QSSTRESC");
        var rows = SubjectRows.Group(qs, subjects.Index);
        for (int s = 0; s < status.Length; s++)
        {
            foreach (int row in rows.Of(s))
            {
                if (tests[row]?.StartsWith("ECOG", StringComparison.OrdinalIgnoreCase) is true) status[s] ??= values[row];
            }
        }

        return status;
    }
}
