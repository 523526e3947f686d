using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;

namespace Abscopal.Clinical.Derivation;

/// <summary>The lesions of TU with the measurements of TR, by subject and day.</summary>
internal sealed class TumourRecords
{
    private readonly List<TumourVisit>[] _visits;

    private TumourRecords(List<TumourVisit>[] visits, Dictionary<string, LesionSite>[] sites)
    {
        _visits = visits;
        Sites = sites;
    }

    /// <summary>Each subject's lesions, by the link of TULNKID.</summary>
    public Dictionary<string, LesionSite>[] Sites { get; }

    /// <summary>The visits of a subject in order of time; the baseline is the last up to the start.</summary>
    public IReadOnlyList<TumourVisit> Of(int subject) => _visits[subject];

    public static TumourRecords? Read(DomainFolder sdtm, StudySubjects subjects)
    {
        if (sdtm.Find("TR") is not { } tr || sdtm.Find("TU") is not { } tu) return null;
        Dictionary<string, LesionSite>[] sites = ReadSites(tu, subjects);
        var visits = new List<TumourVisit>[subjects.Count];
        PartialDate?[] dates = tr.Dates("TRDTC");
        IReadOnlyList<string?> links = tr.Text("TRLNKID");
        IReadOnlyList<string?> tests = tr.Text("TRTESTCD");
        IReadOnlyList<double?> sizes = tr.Numbers("TRSTRESN");
        IReadOnlyList<string?> states = tr.TextOrMissing("TRSTRESC");
        IReadOnlyList<double?> sequences = tr.NumbersOrMissing("TRSEQ");
        IReadOnlyList<string?> accepted = tr.TextOrMissing("TRACPTFL");
        bool[] readers = Readers(tr, "TREVAL", accepted);
        var rows = SubjectRows.Group(tr, subjects.Index);
        for (int s = 0; s < visits.Length; s++)
        {
            var byDay = new SortedDictionary<int, TumourVisit>();
            foreach (int row in rows.Of(s))
            {
                if (!readers[row] || dates[row] is not { IsComplete: true } date || links[row] is not { } link) continue;
                int day = date.First.DayNumber;
                if (!byDay.TryGetValue(day, out TumourVisit? visit)) byDay[day] = visit = new TumourVisit(date.First);
                int? sequence = StudySubjects.Sequence(sequences, row);
                if (tests[row] is "TUMSTATE") visit.States[link] = (states[row], sequence);
                else if (IsSize(tests[row], sites[s].GetValueOrDefault(link))) visit.Sizes[link] = (sizes[row] is { } mm ? (decimal)mm : null, sequence);
            }

            visits[s] = [.. byDay.Values];
        }

        return new TumourRecords(visits, sites);
    }

    // Where readers are named, those accepted are read; where the investigator read too, the investigator alone.
    public static bool[] Readers(DomainTable table, string evaluator, IReadOnlyList<string?> accepted)
    {
        IReadOnlyList<string?> evaluators = table.TextOrMissing(evaluator);
        bool investigator = evaluators.Any(e => string.Equals(e, "INVESTIGATOR", StringComparison.OrdinalIgnoreCase));
        bool flagged = accepted.Any(a => a is "Y");
        bool[] read = new bool[table.Rows];
        for (int row = 0; row < read.Length; row++)
        {
            read[row] = investigator ? string.Equals(evaluators[row], "INVESTIGATOR", StringComparison.OrdinalIgnoreCase) : !flagged || accepted[row] is "Y";
        }

        return read;
    }

    private static Dictionary<string, LesionSite>[] ReadSites(DomainTable tu, StudySubjects subjects)
    {
        IReadOnlyList<string?> links = tu.Text("TULNKID");
        IReadOnlyList<string?> kinds = tu.Text("TUSTRESC");
        IReadOnlyList<string?> places = tu.TextOrMissing("TULOC");
        PartialDate?[] dates = tu.DatesOrMissing("TUDTC");
        IReadOnlyList<double?> sequences = tu.NumbersOrMissing("TUSEQ");
        bool[] readers = Readers(tu, "TUEVAL", tu.TextOrMissing("TUACPTFL"));
        var rows = SubjectRows.Group(tu, subjects.Index);
        var sites = new Dictionary<string, LesionSite>[subjects.Count];
        for (int s = 0; s < sites.Length; s++)
        {
            var of = sites[s] = new Dictionary<string, LesionSite>(StringComparer.Ordinal);
            foreach (int row in rows.Of(s))
            {
                if (!readers[row] || links[row] is not { } link) continue;
                of.TryAdd(link, new LesionSite(link, Kind(kinds[row]), places[row] ?? "", dates[row]?.First, StudySubjects.Sequence(sequences, row)));
            }
        }

        return sites;
    }

    private static LesionKind Kind(string? text) => text?.ToUpperInvariant() switch
    {
        "TARGET" => LesionKind.Target,
        "NON-TARGET" or "NONTARGET" => LesionKind.NonTarget,
        null => LesionKind.NonTarget,
        { } other => other.StartsWith("NEW", StringComparison.Ordinal) ? LesionKind.New : LesionKind.NonTarget,
    };

    private static bool IsSize(string? test, LesionSite? site) => test switch
    {
        "DIAMETER" or "LESDIAM" => true,
        "SAXIS" or "LPERP" => site is { IsNode: true },
        "LDIAM" or "LONGDIAM" => site is not { IsNode: true },
        _ => false,
    };
}
