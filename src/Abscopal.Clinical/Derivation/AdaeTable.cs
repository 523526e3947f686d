using System.Globalization;
using Abscopal.Clinical.AdverseEvents;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;
using Abscopal.Input;

namespace Abscopal.Clinical.Derivation;

/// <summary>ADAE: a row an adverse event, with flags for those to be counted.</summary>
/// <remarks>
/// AOCCIFL, AOCCSIFL and AOCCPIFL mark the worst treatment-emergent event of a subject, of a class and of a term: the
/// highest grade, and of several the first to start, and of those the first row.
/// </remarks>
internal static class AdaeTable
{
    private static readonly string[] Severities = ["MILD", "MODERATE", "SEVERE", "LIFE THREATENING", "FATAL"];

    public static DomainTable Build(StudySubjects subjects, DomainTable ae, LaboratoryRecords? laboratory, DerivationOptions options)
    {
        var table = new DomainTable("ADAE", "Adverse Events Analysis Dataset");
        var subject = new SubjectColumns(table, subjects);
        string[] carried = ["AETERM", "AEDECOD", "AEBODSYS", "AESOC", "AESER", "AEREL", "AEACN", "AEOUT", "AESDTH", "AESTDTC", "AEENDTC"];
        (string Name, IReadOnlyList<string?> From, List<string?> To)[] texts = [.. carried.Where(ae.Has).Select(c => (c, ae.Text(c), table.AddText(c, Label(c))))];
        List<double?> sequence = table.AddNumber("AESEQ", "Sequence Number");
        List<double?> starts = table.AddDate("ASTDT", "Analysis Start Date");
        List<string?> flags = table.AddText("ASTDTF", "Analysis Start Date Imputation Flag");
        List<string?> emergent = table.AddText("TRTEMFL", "Treatment Emergent Analysis Flag");
        List<double?> grade = table.AddNumber("ATOXGRN", "Analysis Toxicity Grade (N)");
        List<string?> gradeSource = table.AddText("ATOXSRC", "Source of the Toxicity Grade");
        List<string?> related = table.AddText("ARELFL", "Related to Study Treatment Flag");
        List<string?>[] worst = [table.AddText("AOCCIFL", "1st Max Grade Occurrence Flag"), table.AddText("AOCCSIFL", "1st Max Grade in Class Flag"), table.AddText("AOCCPIFL", "1st Max Grade in Term Flag")];
        var source = new SourceColumns(table);
        IReadOnlyList<double?> sequences = ae.NumbersOrMissing("AESEQ");
        PartialDate?[] begins = ae.Dates("AESTDTC");
        PartialDate?[] ends = ae.DatesOrMissing("AEENDTC");
        string collected = ae.Has("AETOXGR") ? "AETOXGR" : "AESEV";
        double?[] grades = Grades(ae, collected);
        IReadOnlyList<string?> terms = ae.Text("AEDECOD");
        IReadOnlyList<string?> relations = ae.TextOrMissing("AEREL");
        string classes = ae.Has("AESOC") ? "AESOC" : "AEBODSYS";
        IReadOnlyList<string?>[] keys = [new string?[ae.Rows], ae.TextOrMissing(classes), ae.Text("AEDECOD")];
        var rows = SubjectRows.Group(ae, subjects.Index);
        for (int s = 0; s < subjects.Count; s++)
        {
            DateOnly? last = subjects.GoesOn[s] ? null : subjects.LastDose[s]?.Date;
            int[] own = rows.Of(s).ToArray();
            ImputedDate?[] begun = [.. own.Select(r => TreatmentEmergence.Start(begins[r], subjects.FirstDose[s]?.Date))];
            string?[] sources = [.. own.Select(r => grades[r] is null ? null : collected)];
            for (int i = 0; laboratory is not null && i < own.Length; i++)
            {
                // A grade that was not collected is that of the laboratory while the event lasted, where the term is a laboratory's.
                if (grades[own[i]] is not null || laboratory.WorstGrade(s, terms[own[i]], begun[i]?.Date, ends[own[i]]?.Last) is not { } measured) continue;
                grades[own[i]] = measured;
                sources[i] = "LB";
            }

            bool[] counts = [.. own.Select((r, i) => TreatmentEmergence.IsEmergent(begun[i], ends[r], subjects.FirstDose[s]?.Date, last, options.EmergentDays))];
            HashSet<int>[] marked = [.. keys.Select(k => Worst(own, begun, counts, grades, k))];
            for (int i = 0; i < own.Length; i++)
            {
                int row = own[i];
                subject.Add(s);
                foreach ((_, IReadOnlyList<string?> from, List<string?> to) in texts) to.Add(from[row]);
                sequence.Add(sequences[row]);
                starts.Add(DomainTable.SasDay(begun[i]?.Date));
                flags.Add(begun[i]?.Flag is { Length: > 0 } flag ? flag : null);
                emergent.Add(counts[i] ? "Y" : "N");
                grade.Add(grades[row]);
                gradeSource.Add(sources[i]);
                related.Add(Relatedness.IsRelated(relations[row]) ? "Y" : "N");
                for (int k = 0; k < worst.Length; k++) worst[k].Add(marked[k].Contains(i) ? "Y" : null);
                source.Add(new SourceRow("AE", "AETERM", StudySubjects.Sequence(sequences, row)));
            }
        }

        return table;
    }

    private static HashSet<int> Worst(int[] own, ImputedDate?[] begun, bool[] counts, double?[] grades, IReadOnlyList<string?> keys)
    {
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < own.Length; i++)
        {
            if (!counts[i]) continue;
            string key = keys[own[i]] ?? "";
            if (!best.TryGetValue(key, out int other) || IsWorse(i, other)) best[key] = i;
        }

        return [.. best.Values];

        bool IsWorse(int i, int other)
        {
            (double a, double b) = (grades[own[i]] ?? 0, grades[own[other]] ?? 0);
            return a != b ? a > b : begun[i] is { } first && begun[other] is { } second && first.Date < second.Date;
        }
    }

    // AETOXGR, or else AESEV as grades 1 to 5.
    private static double?[] Grades(DomainTable ae, string variable)
    {
        IReadOnlyList<string?> texts = ae.TextOrMissing(variable);
        double?[] grades = new double?[texts.Count];
        for (int row = 0; row < grades.Length; row++)
        {
            if (texts[row] is not { } text) continue;
            int severity = Array.FindIndex(Severities, s => string.Equals(s, text, StringComparison.OrdinalIgnoreCase));
            if (severity >= 0) grades[row] = severity + 1;
            else if (double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out double grade) && grade is >= 1 and <= 5) grades[row] = grade;
            else throw new InvalidInputException(ae.Problem(row, variable, $"'{text}' is not a grade", "1 to 5, or MILD, MODERATE, SEVERE, LIFE THREATENING, FATAL"));
        }

        return grades;
    }

    private static string Label(string variable) => variable switch
    {
        "AETERM" => "Reported Term for the Adverse Event",
        "AEDECOD" => "Dictionary-Derived Term",
        "AEBODSYS" => "Body System or Organ Class",
        "AESOC" => "Primary System Organ Class",
        "AESER" => "Serious Event",
        "AEREL" => "Causality",
        "AEACN" => "Action Taken with Study Treatment",
        "AEOUT" => "Outcome of Adverse Event",
        "AESDTH" => "Results in Death",
        "AESTDTC" => "Start Date/Time of Adverse Event",
        _ => "End Date/Time of Adverse Event",
    };
}
