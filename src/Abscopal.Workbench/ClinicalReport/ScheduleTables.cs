using System.Globalization;
using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Words;
using Abscopal.Study;
using Abscopal.Study.Protocol.Schedule;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>The schedule of activities as a table: a row an activity, a column a visit; of many visits, several tables.</summary>
internal sealed class ScheduleTables(StudySchedule schedule, Vocabulary words, string language)
{
    // As many as a page in portrait holds without breaking words.
    private const int MostVisits = 8;

    private readonly List<string> _notes = [];

    public IEnumerable<NamedTable> Lay()
    {
        ScheduleVisit[][] parts = [.. schedule.Visits.Chunk(MostVisits)];
        for (int part = 0; part < parts.Length; part++)
        {
            string title = parts.Length == 1 ? words["tables.schedule"] : words.Format("tables.schedulePart", Whole(part + 1), Whole(parts.Length));
            yield return new NamedTable(part == 0 ? "schedule" : "schedule-" + Whole(part + 1), Part(title, parts[part], isFirst: part == 0));
        }
    }

    private ReportTable Part(string title, ScheduleVisit[] visits, bool isFirst)
    {
        _notes.Clear();
        TableColumn[] columns = [new(words["tables.activity"]), .. visits.Select(v => new TableColumn(Marked(v.Label, v.Note), ColumnAlignment.Centre))];
        var rows = new List<IReadOnlyList<string>>();
        var sections = new HashSet<int>();
        if (visits.Any(v => v.Epoch is not null)) rows.Add([words["tables.epoch"], .. visits.Select(Epoch)]);
        if (visits.Any(v => v.Day is not null)) rows.Add([words["tables.day"], .. visits.Select(Day)]);
        if (visits.Any(v => v.RepeatDays is not null || v.Until is not null)) rows.Add([words["tables.repeats"], .. visits.Select(Repeats)]);
        Words? under = null;
        foreach (ScheduleActivity activity in schedule.Activities)
        {
            // A part shows what is done at its visits; the first, what is done at none too.
            bool shown = visits.Length == schedule.Visits.Length || (activity.Visits.IsEmpty && isFirst) || visits.Any(v => activity.Visits.Contains(v.Id, StringComparer.Ordinal));
            if (!shown) continue;
            if (activity.Under is { } heading && heading != under)
            {
                sections.Add(rows.Count);
                rows.Add([heading.In(language), .. visits.Select(_ => "")]);
            }

            under = activity.Under;
            string indent = under is null ? "" : ReportTable.Indent.ToString();
            rows.Add([indent + Marked(activity.Label, activity.Note), .. visits.Select(v => activity.Visits.Contains(v.Id, StringComparer.Ordinal) ? "X" : "")]);
        }

        return new ReportTable(title, columns, rows) { SectionRows = sections, Footnotes = [words["tables.scheduleNote"], .. _notes.Select((n, i) => $"{Letter(i)}: {n}")] };
    }

    private string Marked(Words label, Words? note)
    {
        if (note is null) return label.In(language);
        string text = note.In(language);
        int index = _notes.FindIndex(n => string.Equals(n, text, StringComparison.Ordinal));
        if (index < 0)
        {
            index = _notes.Count;
            _notes.Add(text);
        }

        return $"{label.In(language)} ({Letter(index)})";
    }

    private string Epoch(ScheduleVisit visit) => schedule.Epochs.FirstOrDefault(e => string.Equals(e.Id, visit.Epoch, StringComparison.Ordinal))?.Label.In(language) ?? "";

    private static string Day(ScheduleVisit visit)
    {
        if (visit.Day is not { } day) return "";
        string window = (visit.EarlyDays ?? 0, visit.LateDays ?? 0) switch
        {
            (0, 0) => "",
            (var early, var late) when early == late => $" ± {Whole(early)}",
            (var early, var late) => $" (−{Whole(early)}, +{Whole(late)})",
        };
        return day.ToString(CultureInfo.InvariantCulture).Replace('-', '−') + window;
    }

    private string Repeats(ScheduleVisit visit)
    {
        string every = visit.RepeatDays is { } days ? words.Format("tables.everyDays", Whole(days)) : "";
        return string.Join("; ", new[] { every, visit.Until?.In(language) ?? "" }.Where(t => t.Length > 0));
    }

    // a to z, then aa, ab and so on.
    private static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letter((index / 26) - 1) + Letter(index % 26);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
