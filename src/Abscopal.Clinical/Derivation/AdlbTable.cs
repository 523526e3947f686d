using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;
using Abscopal.Clinical.Laboratory;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADLB: a row a blood value, with its baseline and its grades by CTCAE 5.0 below and above normal.</summary>
/// <remarks>WRSTLFL and WRSTHFL mark the worst value on treatment of a test: the highest grade, and of several the first.</remarks>
internal static class AdlbTable
{
    public static DomainTable Build(StudySubjects subjects, LaboratoryRecords laboratory)
    {
        var table = new DomainTable("ADLB", "Laboratory Analysis Dataset");
        var subject = new SubjectColumns(table, subjects);
        List<string?> codes = table.AddText("PARAMCD", "Parameter Code");
        List<string?> names = table.AddText("PARAM", "Parameter");
        List<double?> values = table.AddNumber("AVAL", "Analysis Value");
        List<double?> lowers = table.AddNumber("ANRLO", "Analysis Normal Range Lower Limit");
        List<double?> uppers = table.AddNumber("ANRHI", "Analysis Normal Range Upper Limit");
        List<double?> dates = table.AddDate("ADT", "Analysis Date");
        List<double?> days = table.AddNumber("ADY", "Analysis Relative Day");
        List<string?> baselines = table.AddText("ABLFL", "Baseline Record Flag");
        List<double?> bases = table.AddNumber("BASE", "Baseline Value");
        List<string?> treated = table.AddText("ONTRTFL", "On Treatment Record Flag");
        List<string?> lowTerms = table.AddText("ATOXDSCL", "Analysis Toxicity Description Low");
        List<string?> lowGrades = table.AddText("ATOXGRL", "Analysis Toxicity Grade Low");
        List<string?> highTerms = table.AddText("ATOXDSCH", "Analysis Toxicity Description High");
        List<string?> highGrades = table.AddText("ATOXGRH", "Analysis Toxicity Grade High");
        List<string?> lowest = table.AddText("WRSTLFL", "Worst Low Grade on Treatment Flag");
        List<string?> highest = table.AddText("WRSTHFL", "Worst High Grade on Treatment Flag");
        var source = new SourceColumns(table);
        for (int s = 0; s < subjects.Count; s++)
        {
            IReadOnlyList<LaboratoryRecord> own = laboratory.Of(s);
            HashSet<LaboratoryRecord> low = Worst(own, ToxicityDirection.Low);
            HashSet<LaboratoryRecord> high = Worst(own, ToxicityDirection.High);
            DateOnly? start = subjects.Start[s]?.Date;
            foreach (LaboratoryRecord record in own)
            {
                subject.Add(s);
                codes.Add(record.Test.ToUpperInvariant());
                names.Add(string.IsNullOrEmpty(record.Unit) ? record.Name : $"{record.Name} ({record.Unit})");
                values.Add((double)record.Value);
                lowers.Add((double?)record.LowerLimit);
                uppers.Add((double?)record.UpperLimit);
                dates.Add(DomainTable.SasDay(record.Date));
                days.Add(start is { } from ? StudyDay.Of(record.Date, from) : null);
                baselines.Add(record.IsBaseline ? "Y" : null);
                bases.Add((double?)record.Baseline);
                treated.Add(record.IsOnTreatment ? "Y" : null);
                lowTerms.Add(CtcaeLaboratory.Find(record.Test, ToxicityDirection.Low)?.Term);
                lowGrades.Add(record.LowGrade?.ToString(CultureInfo.InvariantCulture));
                highTerms.Add(CtcaeLaboratory.Find(record.Test, ToxicityDirection.High)?.Term);
                highGrades.Add(record.HighGrade?.ToString(CultureInfo.InvariantCulture));
                lowest.Add(low.Contains(record) ? "Y" : null);
                highest.Add(high.Contains(record) ? "Y" : null);
                source.Add(new SourceRow("LB", "LBSTRESN", record.Sequence));
            }
        }

        return table;
    }

    private static HashSet<LaboratoryRecord> Worst(IReadOnlyList<LaboratoryRecord> records, ToxicityDirection direction) =>
    [
        .. records.Where(r => r.IsOnTreatment && r.Grade(direction) is not null).GroupBy(r => r.Test, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.OrderByDescending(r => r.Grade(direction)).ThenBy(r => r.Date).First()),
    ];
}
