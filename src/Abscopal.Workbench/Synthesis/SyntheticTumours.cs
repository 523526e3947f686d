using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Recist;
using Abscopal.Numerics.Random;

namespace Abscopal.Workbench.Synthesis;

/// <summary>Lesions, their measurements and the responses that RECIST 1.1 makes of them.</summary>
internal static class SyntheticTumours
{
    private static readonly string[] NewPlaces = ["BRAIN", "LIVER", "BONE", "ADRENAL GLAND", "BRAIN", "LYMPH NODE"];

    public static IEnumerable<DomainTable> Domains(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        var tu = new DomainWriter(facts, "TU", "Tumor Identification", hasSequence: true, ("TULNKID", "Link ID"), ("TUTESTCD", "Short Name"), ("TUTEST", "Name"), ("TUSTRESC", "Result"), ("TULOC", "Location"), ("TUEVAL", "Evaluator"), ("TUDTC", "Date/Time"));
        var tr = new DomainWriter(facts, "TR", "Tumor Results", hasSequence: true, ("TRLNKID", "Link ID"), ("TRTESTCD", "Short Name"), ("TRTEST", "Name"), ("TRSTRESC", "Character Result"), ("TRSTRESN", "Numeric Result#"), ("TRSTRESU", "Units"), ("TREVAL", "Evaluator"), ("TRDTC", "Date/Time"));
        var rs = new DomainWriter(facts, "RS", "Disease Response", hasSequence: true, ("RSTESTCD", "Short Name"), ("RSTEST", "Name"), ("RSSTRESC", "Result"), ("RSEVAL", "Evaluator"), ("RSDTC", "Date/Time"));
        foreach (SyntheticSubject s in subjects) Subject(facts, s, tu, tr, rs);
        return [tu.Table, tr.Table, rs.Table];
    }

    private static void Subject(SyntheticFacts facts, SyntheticSubject s, DomainWriter tu, DomainWriter tr, DomainWriter rs)
    {
        RandomStream random = facts.Stream(SyntheticTopic.Tumours, s.Number);
        var lesions = new List<(string Link, string Place, bool IsNode, int Size)> { ("T01", "LUNG", false, 40 + random.NextInt32(50)), ("T02", "LYMPH NODE", true, 18 + random.NextInt32(20)) };
        if (s.LiverMetastases) lesions.Add(("T03", "LIVER", false, 20 + random.NextInt32(30)));
        DateOnly baseline = s.Enrolled.AddDays(-7);
        foreach ((string link, string place, _, _) in lesions) tu.Row(s.Id, link, "TUMIDENT", "Tumor Identification", "TARGET", place, "INVESTIGATOR", baseline);
        tu.Row(s.Id, "NT01", "TUMIDENT", "Tumor Identification", "NON-TARGET", s.BrainMetastases ? "BRAIN" : "PLEURA", "INVESTIGATOR", baseline);
        LesionMeasurement[] first = Measure(1);
        Record(baseline, first);
        DateOnly[] scans = [.. Scans(s, ref random)];
        double deepest = s.LastScan.DayNumber - s.Enrolled.DayNumber > 120 ? 0.15 + (0.5 * random.NextUniform()) : 0.55 + (0.4 * random.NextUniform());
        bool grows = s.Progressed && (!s.NewMetastases || random.NextInt32(3) == 0);
        decimal nadir = TargetResponse.Sum(first);
        for (int v = 0; v < scans.Length; v++)
        {
            bool last = s.Progressed && v == scans.Length - 1;
            double factor = Math.Max(deepest, 1 - ((1 - deepest) * (v + 1) / 3));
            if (last) factor = grows ? ((double)nadir / (double)TargetResponse.Sum(first) * 1.3) + 0.12 : Math.Min(1, (double)nadir / (double)TargetResponse.Sum(first));
            LesionMeasurement[] visit = Measure(factor);
            Record(scans[v], visit);
            bool fresh = last && s.NewMetastases;
            if (fresh)
            {
                tu.Row(s.Id, "NEW01", "TUMIDENT", "Tumor Identification", "NEW", NewPlaces[random.NextInt32(NewPlaces.Length)], "INVESTIGATOR", scans[v]);
                tr.Row(s.Id, "NEW01", "TUMSTATE", "Tumor State", "PRESENT", null, null, "INVESTIGATOR", scans[v]);
            }

            TargetAssessment target = TargetResponse.Assess(first, visit, nadir);
            Response response = OverallResponse.AtVisit(target.Response, Response.NonCompleteNonProgressive, fresh);
            if (response == Response.Progressive != last) throw new InvalidOperationException($"{s.Id}: the lesions of {scans[v]:yyyy-MM-dd} do not show what the cohort asks for.");
            rs.Row(s.Id, "OVRLRESP", "Overall Response", ResponseCode.Of(response), "INVESTIGATOR", scans[v]);
            nadir = Math.Min(nadir, target.Sum!.Value);
        }

        LesionMeasurement[] Measure(double factor) =>
            [.. lesions.Select(l => new LesionMeasurement(l.Link, l.IsNode, (decimal)Math.Max(l.IsNode ? 5 : 3, Math.Round(factor * l.Size, MidpointRounding.AwayFromZero))))];

        void Record(DateOnly day, LesionMeasurement[] sizes)
        {
            foreach (LesionMeasurement lesion in sizes)
                tr.Row(s.Id, lesion.Lesion, lesion.IsNode ? "SAXIS" : "LDIAM", lesion.IsNode ? "Short Axis" : "Longest Diameter", lesion.Millimetres!.Value.ToString(CultureInfo.InvariantCulture), (double)lesion.Millimetres.Value, "mm", "INVESTIGATOR", day);
            tr.Row(s.Id, "NT01", "TUMSTATE", "Tumor State", "PRESENT", null, null, "INVESTIGATOR", day);
        }
    }

    // Every six weeks for six months, then every twelve, a few days early or late; the last where the cohort ends.
    private static List<DateOnly> Scans(SyntheticSubject s, ref RandomStream random)
    {
        var scans = new List<DateOnly>();
        bool diedWithout = s.Died && !s.Progressed;
        int end = s.LastScan.DayNumber - s.Enrolled.DayNumber;
        for (int day = 42; day < end - 20; day += day < 168 ? 42 : 84) scans.Add(s.Enrolled.AddDays(day + random.NextInt32(7) - 3));
        if (!diedWithout) scans.Add(s.LastScan);
        return scans;
    }
}
