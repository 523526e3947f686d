using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;
using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADRS: the response of each visit (OVR), as computed from the lesions by RECIST 1.1 (OVRC) and by iRECIST (IOVRC), and the best responses (BOR, CBOR).</summary>
internal static class AdrsTable
{
    public static DomainTable Build(StudySubjects subjects, SubjectResponses responses)
    {
        var table = new DomainTable("ADRS", "Response Analysis Dataset");
        var subject = new SubjectColumns(table, subjects);
        List<string?> codes = table.AddText("PARAMCD", "Parameter Code");
        List<string?> names = table.AddText("PARAM", "Parameter");
        List<double?> dates = table.AddDate("ADT", "Analysis Date");
        List<double?> days = table.AddNumber("ADY", "Analysis Relative Day");
        List<string?> values = table.AddText("AVALC", "Analysis Value (C)");
        List<string?> reasons = table.AddText("RSNCD", "Reason Code");
        var source = new SourceColumns(table);
        for (int s = 0; s < subjects.Count; s++)
        {
            if (responses.Timelines[s] is not { } timeline) continue;
            foreach (DatedResponse visit in responses.Visits[s]) Row("OVR", "Overall Response by Visit", visit.Date, visit.Response, null, visit.Source);
            foreach (VisitJudgement visit in responses.Judged[s]) Row("OVRC", "Overall Response by Visit, Computed", visit.Date, visit.Overall, null, visit.Source);
            ImmuneResponse[] immune = VisitJudgement.JudgeImmune(responses.Judged[s]);
            for (int v = 0; v < immune.Length; v++) Line("IOVRC", "Overall Response by Visit by iRECIST, Computed", responses.Judged[s][v].Date, ResponseCode.Of(immune[v]), null, responses.Judged[s][v].Source);
            Best("BOR", "Best Overall Response", responses.Unconfirmed[s]);
            Best("CBOR", "Confirmed Best Overall Response", responses.Confirmed[s]);

            void Best(string code, string name, BestResponse best)
            {
                DatedResponse? visit = best.Visit is { } v ? timeline.Assessments[v] : null;
                Row(code, name, visit?.Date, best.Response, best.Reason, visit?.Source);
            }

            void Row(string code, string name, DateOnly? date, Response response, string? reason, SourceRow? from) => Line(code, name, date, ResponseCode.Of(response), reason, from);

            void Line(string code, string name, DateOnly? date, string response, string? reason, SourceRow? from)
            {
                subject.Add(s);
                codes.Add(code);
                names.Add(name);
                dates.Add(DomainTable.SasDay(date));
                days.Add(date is { } d ? StudyDay.Of(d, timeline.Start.Date) : null);
                values.Add(response);
                reasons.Add(reason);
                source.Add(from);
            }
        }

        return table;
    }
}
