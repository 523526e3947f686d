using Abscopal.Clinical.Data;
using Abscopal.Clinical.TimeToEvent;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADTTE: a row a subject and parameter, with the reason and the source of its end.</summary>
internal static class AdtteTable
{
    public static DomainTable Build(StudySubjects subjects, SubjectResponses responses, DerivationOptions options)
    {
        var table = new DomainTable("ADTTE", "Time to Event Analysis Dataset");
        var subject = new SubjectColumns(table, subjects);
        List<string?> codes = table.AddText("PARAMCD", "Parameter Code");
        List<string?> names = table.AddText("PARAM", "Parameter");
        List<double?> values = table.AddNumber("AVAL", "Analysis Value (days)");
        List<double?> starts = table.AddDate("STARTDT", "Time to Event Origin Date");
        List<double?> ends = table.AddDate("ADT", "Analysis Date");
        List<double?> censors = table.AddNumber("CNSR", "Censor");
        List<string?> descriptions = table.AddText("EVNTDESC", "Event or Censoring Description");
        List<string?> reasons = table.AddText("RSNCD", "Reason Code");
        List<string?> rules = table.AddText("CNSRULES", "Censoring Rules");
        var source = new SourceColumns(table);
        for (int s = 0; s < subjects.Count; s++)
        {
            if (responses.Timelines[s] is not { } timeline) continue;
            EventTime overall = OverallSurvival.Derive(timeline);
            Row("OS", "Overall Survival", overall, ReasonCode.Censor(overall.Reason), null);
            Row("FUOS", "Follow-up for Overall Survival", overall, FollowUp.Censor(overall), null);
            if (!responses.Any) continue;
            EventTime progression = ProgressionFreeSurvival.Derive(timeline, options.Censoring);
            Row("PFS", "Progression-Free Survival", progression, ReasonCode.Censor(progression.Reason), options.Censoring.Name);
            Row("FUPFS", "Follow-up for Progression-Free Survival", progression, FollowUp.Censor(progression), options.Censoring.Name);
            if (ResponseTimes.ToResponse(timeline, responses.Confirmed[s]) is { } toResponse) Row("TTR", "Time to Response", toResponse, 0, null);
            if (ResponseTimes.Duration(timeline, responses.Confirmed[s], progression) is { } lasting)
                Row("DOR", "Duration of Response", lasting, ReasonCode.Censor(lasting.Reason), options.Censoring.Name);

            void Row(string code, string name, EventTime time, int censor, string? set)
            {
                subject.Add(s);
                codes.Add(code);
                names.Add(name);
                values.Add(time.Days);
                starts.Add(DomainTable.SasDay(time.Start));
                ends.Add(DomainTable.SasDay(time.End));
                censors.Add(censor);
                descriptions.Add(ReasonCode.Describe(time.Reason));
                reasons.Add(ReasonCode.Of(time.Reason));
                rules.Add(set);
                source.Add(time.Source);
            }
        }

        return table;
    }
}
