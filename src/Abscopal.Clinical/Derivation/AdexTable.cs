using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADEX: exposure, a row a subject, treatment and parameter.</summary>
/// <remarks>
/// Parameters: NDOSE doses given; NPLAN doses planned (rows with EXPDOSE above 0, given or not); RELNUM NDOSE/NPLAN in per cent; CUMDOSE sum of doses; PLANDOSE planned sum (EXPDOSE, where collected); RELINT
/// CUMDOSE/PLANDOSE in per cent; NDELAY doses given later than planned (EXPDTC), DELAYMAX the longest delay in days.
/// For radiotherapy a dose is a fraction.
/// </remarks>
internal static class AdexTable
{
    public static DomainTable Build(StudySubjects subjects, DomainTable ex)
    {
        var table = new DomainTable("ADEX", "Exposure Analysis Dataset");
        var subject = new SubjectColumns(table, subjects);
        List<string?> treatments = table.AddText("EXTRT", "Name of Treatment");
        List<string?> codes = table.AddText("PARAMCD", "Parameter Code");
        List<string?> names = table.AddText("PARAM", "Parameter");
        List<double?> values = table.AddNumber("AVAL", "Analysis Value");
        var source = new SourceColumns(table);
        IReadOnlyList<string?> drugs = ex.Text("EXTRT");
        IReadOnlyList<double?> doses = ex.Numbers("EXDOSE");
        IReadOnlyList<string?> units = ex.TextOrMissing("EXDOSU");
        IReadOnlyList<double?> planned = ex.NumbersOrMissing("EXPDOSE");
        PartialDate?[] begins = ex.Dates("EXSTDTC");
        PartialDate?[] due = ex.DatesOrMissing("EXPDTC");
        IReadOnlyList<double?> sequences = ex.NumbersOrMissing("EXSEQ");
        var rows = SubjectRows.Group(ex, subjects.Index);
        for (int s = 0; s < subjects.Count; s++)
        {
            foreach (IGrouping<string, int> drug in rows.Of(s).ToArray().Where(r => drugs[r] is not null).GroupBy(r => drugs[r]!, StringComparer.Ordinal))
            {
                int[] given = [.. drug.Where(r => doses[r] is > 0)];
                string unit = units[drug.First()] ?? "";
                int? first = StudySubjects.Sequence(sequences, drug.First());
                int[] delays = [.. given.Select(r => begins[r] is { } began && due[r] is { } day ? began.First.DayNumber - day.First.DayNumber : 0)];
                double sum = given.Sum(r => doses[r] ?? 0);
                double plan = drug.Sum(r => planned[r] ?? 0);
                // A dose of radiotherapy is a fraction.
                string one = string.Equals(unit, "Gy", StringComparison.OrdinalIgnoreCase) ? "Fractions" : "Doses";
                Row("NDOSE", one + " Given", given.Length);
                if (drug.Count(r => planned[r] is > 0) is var expected and > 0)
                {
                    Row("NPLAN", one + " Planned", expected);
                    Row("RELNUM", one + " Given of Planned (%)", 100.0 * given.Length / expected);
                }

                // Doses of several units have no sum.
                bool oneUnit = drug.Select(r => units[r] ?? "").Distinct(StringComparer.Ordinal).Count() == 1;
                if (oneUnit) Row("CUMDOSE", $"Cumulative Dose ({unit})", sum);
                if (oneUnit && plan > 0)
                {
                    Row("PLANDOSE", $"Planned Dose ({unit})", plan);
                    Row("RELINT", "Relative Dose Intensity (%)", 100 * sum / plan);
                }

                if (!due.Any(d => d is not null)) continue;
                Row("NDELAY", one + " Given Later than Planned", delays.Count(d => d > 0));
                Row("DELAYMAX", "Longest Delay (days)", delays.DefaultIfEmpty(0).Max());

                void Row(string code, string name, double value)
                {
                    subject.Add(s);
                    treatments.Add(drug.Key);
                    codes.Add(code);
                    names.Add(name);
                    values.Add(value);
                    source.Add(new SourceRow("EX", "EXDOSE", first));
                }
            }
        }

        return table;
    }
}
