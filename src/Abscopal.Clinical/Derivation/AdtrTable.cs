using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;
using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADTR: the sum of target lesions at each visit, with its change from baseline and from the nadir.</summary>
internal static class AdtrTable
{
    public static DomainTable Build(StudySubjects subjects, TumourRecords tumours)
    {
        var table = new DomainTable("ADTR", "Tumor Results Analysis Dataset");
        var subject = new SubjectColumns(table, subjects);
        List<string?> codes = table.AddText("PARAMCD", "Parameter Code");
        List<string?> names = table.AddText("PARAM", "Parameter");
        List<double?> dates = table.AddDate("ADT", "Analysis Date");
        List<double?> days = table.AddNumber("ADY", "Analysis Relative Day");
        List<double?> values = table.AddNumber("AVAL", "Analysis Value");
        List<double?> bases = table.AddNumber("BASE", "Baseline Value");
        List<double?> changes = table.AddNumber("PCHG", "Percent Change from Baseline");
        List<double?> nadirs = table.AddNumber("NADIR", "Smallest Sum before the Visit");
        List<double?> rises = table.AddNumber("PCHGNAD", "Percent Change from Nadir");
        List<string?> baseline = table.AddText("ABLFL", "Baseline Record Flag");
        List<string?> responses = table.AddText("AVALC", "Target Response");
        List<double?> missing = table.AddNumber("NMISS", "Target Lesions Not Measured");
        var source = new SourceColumns(table);
        for (int s = 0; s < subjects.Count; s++)
        {
            if (subjects.Start[s] is not { } start) continue;
            TumourVisit? first = tumours.Of(s).LastOrDefault(v => v.Date <= start.Date);
            (List<VisitJudgement> visits, _) = VisitJudgement.Judge(tumours.Of(s), tumours.Sites[s], start.Date);
            if (first is null || visits.All(v => v.Target is null)) continue;
            TargetAssessment one = visits.First(v => v.Target is not null).Target!.Value;
            Row(first.Date, (double)one.Baseline, null, null, null, "Y", null, null, first.Sizes.Values.Select(v => v.Sequence).FirstOrDefault());
            foreach (VisitJudgement visit in visits)
            {
                if (visit.Target is not { } target) continue;
                Row(visit.Date, (double?)target.Sum, (double)target.Nadir, (double?)target.PercentFromBaseline, (double?)target.PercentFromNadir, null, ResponseCode.Of(target.Response), target.Missing, visit.Source.Sequence);
            }

            void Row(DateOnly date, double? sum, double? nadir, double? change, double? rise, string? flag, string? response, double? lacking, int? sequence)
            {
                subject.Add(s);
                codes.Add("SDIAM");
                names.Add("Sum of Diameters of Target Lesions (mm)");
                dates.Add(DomainTable.SasDay(date));
                days.Add(StudyDay.Of(date, start.Date));
                values.Add(sum);
                bases.Add((double)one.Baseline);
                changes.Add(change);
                nadirs.Add(nadir);
                rises.Add(rise);
                baseline.Add(flag);
                responses.Add(response);
                missing.Add(lacking);
                source.Add(new SourceRow("TR", "TRSTRESN", sequence));
            }
        }

        return table;
    }
}
