using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADCM: a row an anti-tumour therapy after the study treatment, drugs of CM and procedures of PR.</summary>
/// <remarks>
/// A start of which parts are unknown is completed to its first day. AFTPDFL says whether it began on or after the day of
/// first progression; empty where the subject did not progress or no start is known.
/// </remarks>
internal static class AdcmTable
{
    public static DomainTable? Build(StudySubjects subjects, SubjectResponses responses, LaterTherapy[][] therapies)
    {
        if (Array.TrueForAll(therapies, t => t.Length == 0)) return null;
        var table = new DomainTable("ADCM", "Later Therapy Analysis Dataset");
        var subject = new SubjectColumns(table, subjects);
        List<string?> kinds = table.AddText("ACAT1", "Analysis Category 1");
        List<string?> terms = table.AddText("CMDECOD", "Standardized Therapy Name");
        List<double?> starts = table.AddDate("ASTDT", "Analysis Start Date");
        List<string?> flags = table.AddText("ASTDTF", "Analysis Start Date Imputation Flag");
        List<double?> days = table.AddNumber("ASTDY", "Analysis Start Relative Day");
        List<string?> after = table.AddText("AFTPDFL", "Began after First Progression Flag");
        var source = new SourceColumns(table);
        for (int s = 0; s < subjects.Count; s++)
        {
            DateOnly? progressed = responses.FirstProgression(s)?.Date;
            foreach (LaterTherapy therapy in therapies[s])
            {
                ImputedDate? began = therapy.Start is { } known ? DateImputation.Complete(known, DateImputationRule.First) : null;
                DateOnly? from = subjects.Start[s]?.Date;
                subject.Add(s);
                kinds.Add(therapy.Kind);
                terms.Add(therapy.Term);
                starts.Add(DomainTable.SasDay(began?.Date));
                flags.Add(began?.Flag is { Length: > 0 } flag ? flag : null);
                days.Add(began is { } day && from is { } start ? StudyDay.Of(day.Date, start) : null);
                after.Add(progressed is null || therapy.Start is null ? null : therapy.IsAfter(progressed.Value) ? "Y" : "N");
                source.Add(therapy.Source);
            }
        }

        return table;
    }
}
