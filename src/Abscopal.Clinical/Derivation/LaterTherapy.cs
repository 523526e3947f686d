using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;

namespace Abscopal.Clinical.Derivation;

/// <summary>An anti-tumour therapy after the study treatment.</summary>
/// <param name="Kind">DRUG, RADIOTHERAPY or PROCEDURE.</param>
/// <param name="Term">Its name.</param>
/// <param name="Start">What is known of its start; null for nothing.</param>
/// <param name="Source">The row it comes from.</param>
internal sealed record LaterTherapy(string Kind, string Term, PartialDate? Start, SourceRow Source)
{
    public const string Drug = "DRUG";
    public const string Radiotherapy = "RADIOTHERAPY";
    public const string Procedure = "PROCEDURE";

    /// <summary>Whether it can have begun on or after a day.</summary>
    public bool IsAfter(DateOnly day) => Start is not { } start || start.Last >= day;

    /// <summary>The therapies of each subject up to the cut-off, by start; those without one last.</summary>
    public static LaterTherapy[][] Read(StudySubjects subjects, DomainFolder sdtm)
    {
        var found = new List<LaterTherapy>[subjects.Count];
        for (int s = 0; s < found.Length; s++) found[s] = [];
        Add(found, subjects, sdtm.Find("CM"), "CM", Drug);
        Add(found, subjects, sdtm.Find("PR"), "PR", Procedure);
        return [.. found.Select(f => f.OrderBy(t => t.Start?.First ?? DateOnly.MaxValue).ToArray())];
    }

    private static void Add(List<LaterTherapy>[] found, StudySubjects subjects, DomainTable? table, string domain, string kind)
    {
        if (table is null) return;
        IReadOnlyList<string?> categories = table.TextOrMissing(domain + "CAT");
        IReadOnlyList<string?> coded = table.TextOrMissing(domain + "DECOD");
        IReadOnlyList<string?> told = table.TextOrMissing(domain + "TRT");
        PartialDate?[] starts = table.DatesOrMissing(domain + "STDTC");
        IReadOnlyList<double?> sequences = table.NumbersOrMissing(domain + "SEQ");
        var rows = SubjectRows.Group(table, subjects.Index);
        for (int s = 0; s < found.Length; s++)
        {
            foreach (int row in rows.Of(s))
            {
                if (!StudySubjects.IsLaterTherapy(categories[row]) || starts[row]?.First > subjects.CutOff) continue;
                string of = categories[row]!.Contains("RADIO", StringComparison.OrdinalIgnoreCase) ? Radiotherapy : kind;
                found[s].Add(new LaterTherapy(of, coded[row] ?? told[row] ?? categories[row]!, starts[row], new SourceRow(domain, domain + "TRT", StudySubjects.Sequence(sequences, row))));
            }
        }
    }
}
