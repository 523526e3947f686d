using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Dates;
using Abscopal.Clinical.Progression;
using Abscopal.Clinical.Recist;
using Abscopal.Clinical.TimeToEvent;
using Abscopal.Input;

namespace Abscopal.Clinical.Derivation;

/// <summary>The responses of every subject, collected or computed, and the timeline that endpoints need.</summary>
internal sealed class SubjectResponses
{
    public required ImmutableArray<DatedResponse>[] Visits { get; init; }

    public required List<VisitJudgement>[] Judged { get; init; }

    public required bool[] HasBaseline { get; init; }

    public required SubjectTimeline?[] Timelines { get; init; }

    public required BestResponse[] Confirmed { get; init; }

    public required BestResponse[] Unconfirmed { get; init; }

    public required ImmutableArray<string> Findings { get; init; }

    public required bool Any { get; init; }

    public static SubjectResponses Build(DomainFolder sdtm, StudySubjects subjects, TumourRecords? tumours, DerivationOptions options)
    {
        int n = subjects.Count;
        var judged = new List<VisitJudgement>[n];
        bool[] baseline = new bool[n];
        for (int s = 0; s < n; s++)
        {
            if (tumours is null || subjects.Start[s] is not { } start) (judged[s], baseline[s]) = ([], tumours is null);
            else (judged[s], baseline[s]) = VisitJudgement.Judge(tumours.Of(s), tumours.Sites[s], start.Date);
        }

        ImmutableArray<DatedResponse>[] computed = [.. judged.Select(j => j.Select(v => new DatedResponse(v.Date, v.Overall, v.Source)).ToImmutableArray())];
        DomainTable? rs = sdtm.Find("RS");
        ImmutableArray<DatedResponse>[]? collected = rs is null ? null : Collected(rs, subjects);
        bool useComputed = collected is null || options.Responses == ResponseSource.Computed;
        ImmutableArray<DatedResponse>[] visits = useComputed ? computed : collected!;
        var timelines = new SubjectTimeline?[n];
        var confirmed = new BestResponse[n];
        var unconfirmed = new BestResponse[n];
        for (int s = 0; s < n; s++)
        {
            if (subjects.Start[s] is not { } start) continue;
            timelines[s] = new SubjectTimeline
            {
                Start = start,
                CutOff = subjects.CutOff,
                HasBaseline = baseline[s],
                Assessments = [.. visits[s].Where(v => v.Date > start.Date)],
                Death = subjects.Death[s],
                LastAlive = subjects.LastAlive[s],
                NewTherapy = subjects.NewTherapy[s],
                Lost = subjects.Lost[s],
            };
            DatedResponse[] counted = [.. timelines[s]!.Assessments.Where(v => v.Date <= subjects.CutOff && (subjects.NewTherapy[s] is not { } therapy || v.Date <= therapy.Date))];
            confirmed[s] = BestResponse.Choose(counted, start.Date, options.BestResponse with { IsConfirmed = true });
            unconfirmed[s] = BestResponse.Choose(counted, start.Date, options.BestResponse with { IsConfirmed = false });
        }

        return new SubjectResponses
        {
            Visits = visits,
            Judged = judged,
            HasBaseline = baseline,
            Timelines = timelines,
            Confirmed = confirmed,
            Unconfirmed = unconfirmed,
            Findings = collected is null || tumours is null ? [] : Differences(subjects, collected, computed),
            Any = visits.Any(v => !v.IsEmpty),
        };
    }

    /// <summary>The visit of a subject's first progression; null for one who did not progress up to the cut-off.</summary>
    public DatedResponse? FirstProgression(int subject)
    {
        if (Timelines[subject] is not { } timeline) return null;
        foreach (DatedResponse visit in timeline.Assessments)
        {
            if (visit.Response == Response.Progressive) return visit.Date > timeline.CutOff ? null : visit;
        }

        return null;
    }

    /// <summary>What showed the first progression of a subject; null for one who did not progress.</summary>
    public ProgressionPattern? Pattern(int subject)
    {
        if (FirstProgression(subject)?.Date is not { } day) return null;
        VisitJudgement? visit = Judged[subject].Find(j => j.Date == day);
        if (visit is null) return ProgressionPattern.Of(target: false, nonTarget: false, newLesion: false, []);
        return ProgressionPattern.Of(visit.TargetResponse == Response.Progressive, visit.NonTarget == Response.Progressive, visit.NewLesions.Count > 0, PlacesOf(visit));
    }

    private static IEnumerable<string> PlacesOf(VisitJudgement visit) => visit.NewLesions.Concat(visit.Worse).Select(l => l.Place);

    private static ImmutableArray<DatedResponse>[] Collected(DomainTable rs, StudySubjects subjects)
    {
        IReadOnlyList<string?> tests = rs.Text("RSTESTCD");
        IReadOnlyList<string?> values = rs.Text("RSSTRESC");
        PartialDate?[] dates = rs.Dates("RSDTC");
        IReadOnlyList<double?> sequences = rs.NumbersOrMissing("RSSEQ");
        bool[] readers = TumourRecords.Readers(rs, "RSEVAL", rs.TextOrMissing("RSACPTFL"));
        var rows = SubjectRows.Group(rs, subjects.Index);
        var visits = new ImmutableArray<DatedResponse>[subjects.Count];
        for (int s = 0; s < visits.Length; s++)
        {
            var of = new List<DatedResponse>();
            foreach (int row in rows.Of(s))
            {
                if (tests[row] is not "OVRLRESP" || !readers[row] || dates[row] is not { } date) continue;
                if (values[row] is null) continue;
                Response response = ResponseCode.Parse(values[row])
                    ?? throw new InvalidInputException(rs.Problem(row, "RSSTRESC", $"'{values[row]}' is not a response", string.Join(", ", ResponseCode.All)));
                of.Add(new DatedResponse(date.First, response, new SourceRow("RS", "RSSTRESC", StudySubjects.Sequence(sequences, row))));
            }

            visits[s] = [.. of.OrderBy(v => v.Date).ThenBy(v => v.Source.Sequence)];
        }

        return visits;
    }

    private static ImmutableArray<string> Differences(StudySubjects subjects, ImmutableArray<DatedResponse>[] collected, ImmutableArray<DatedResponse>[] computed)
    {
        var findings = ImmutableArray.CreateBuilder<string>();
        for (int s = 0; s < collected.Length; s++)
        {
            var byDay = new Dictionary<DateOnly, Response>();
            foreach (DatedResponse visit in computed[s]) byDay.TryAdd(visit.Date, visit.Response);
            foreach (DatedResponse visit in collected[s])
            {
                if (byDay.TryGetValue(visit.Date, out Response response) && response != visit.Response)
                    findings.Add(string.Create(CultureInfo.InvariantCulture, $"{subjects.Ids[s]}, {visit.Date:yyyy-MM-dd}: RS says {ResponseCode.Of(visit.Response)}, the lesions {ResponseCode.Of(response)}"));
            }
        }

        return findings.ToImmutable();
    }
}
