using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;
using Abscopal.Reporting.Figures;
using Abscopal.Study;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Draws the flow of participants, the course of each subject and adverse events.</summary>
internal sealed class CourseFigures(ClinicalResults results, ClinicalText text)
{
    private const int MostTerms = 20;

    private FigureOptions Options => new(text.Words);

    public ReportFigure Flow()
    {
        int enrolled = Sum("N_ITT");
        int treated = Sum("N_SAF");
        bool hasEnd = results.Find("EOTSTT") is not null;
        var steps = new List<FlowStep> { new([text.Format("flowEnrolled", enrolled)], enrolled > treated ? text.Format("flowNotTreated", enrolled - treated) : null) };
        if (results.Arms.Length == 1)
        {
            steps.Add(new FlowStep([text.Format("flowTreated", treated)], Left(results.Arms[0], 0)));
            if (hasEnd) steps.Add(new FlowStep([Still(0)]));
            steps.Add(new FlowStep([Analysed(0)]));
        }
        else
        {
            steps.Add(new FlowStep([.. results.Arms.Select((a, i) => $"{a}\n{text.Format("flowTreated", Of("N_SAF", "COUNT_1", i))}")]));
            if (hasEnd) steps.Add(new FlowStep([.. results.Arms.Select((a, i) => (Left(a, i) is { } left ? left + "\n" : "") + Still(i))]));
            steps.Add(new FlowStep([.. results.Arms.Select((_, i) => Analysed(i))]));
        }

        return new ReportFigure("flow", text["flow"], FlowFigure.Draw(new FlowFigureInput { Title = text["flow"], Steps = steps, Notice = text.Notice }, Options));
    }

    public ReportFigure? Swimmer()
    {
        DomainTable adsl = results.Adam.Require("ADSL");
        Dictionary<string, (int Days, bool Event)> survival = Times("OS");
        if (survival.Count == 0 || !adsl.Has("TRTSDT") || !adsl.Has("TRTEDT") || survival.Count > 80) return null;
        Dictionary<string, (int Days, bool Event)> progression = Times("PFS");
        Dictionary<string, (int Days, bool Event)> toResponse = Times("TTR");
        Dictionary<string, (int Days, bool Event)> lasting = Times("DOR");
        string start = adsl.Has("ENRLDT") ? "ENRLDT" : "TRTSDT";
        IReadOnlyList<string?> ids = adsl.Text("USUBJID");
        Clinical.Dates.PartialDate?[] origin = adsl.Dates(start);
        Clinical.Dates.PartialDate?[] first = adsl.Dates("TRTSDT");
        Clinical.Dates.PartialDate?[] last = adsl.Dates("TRTEDT");
        Clinical.Dates.PartialDate?[] later = adsl.DatesOrMissing("NEWTRTDT");
        HashSet<string> progressed = [.. results.Survival.Where(s => s.Code is "PFS").SelectMany(s => s.Subjects.Where((_, i) => s.Events[i] && s.Reasons[i] is "PD"))];
        var lanes = new List<(double End, SwimmerLane Lane)>();
        for (int s = 0; s < ids.Count; s++)
        {
            if (ids[s] is not { } id || !survival.TryGetValue(id, out (int Days, bool Event) os) || origin[s] is not { } day) continue;
            double end = Months.FromDays(os.Days);
            var bars = new List<SwimmerBar> { new(0, end, 0) };
            if (first[s] is { } began && last[s] is { } ended) bars.Add(new SwimmerBar(Between(day, began), Math.Min(end, Between(day, ended)), 1));
            if (toResponse.TryGetValue(id, out (int Days, bool Event) response) && lasting.TryGetValue(id, out (int Days, bool Event) duration))
                bars.Add(new SwimmerBar(Months.FromDays(response.Days), Math.Min(end, Months.FromDays(response.Days + duration.Days)), 2));
            var marks = new List<SwimmerMark>();
            if (progressed.Contains(id)) marks.Add(new SwimmerMark(Months.FromDays(progression[id].Days), 0));
            if (later[s] is { } therapy) marks.Add(new SwimmerMark(Between(day, therapy), 1));
            if (os.Event) marks.Add(new SwimmerMark(end, 2));
            lanes.Add((end, new SwimmerLane(text.Subject(id), bars, marks, !os.Event)));
        }

        return new ReportFigure("swimmer", text["swimmer"], SwimmerFigure.Draw(
            new SwimmerFigureInput
            {
                Title = text["swimmer"],
                MaxTime = Math.Ceiling(lanes.Max(l => l.End)) + 1,
                BarKinds = [text["followed"], text["onTreatment"], text["inResponse"]],
                MarkKinds = [text["progression"], text["laterTherapy"], text.Value("DEATH")],
                OngoingLabel = text["alive"],
                Lanes = [.. lanes.OrderByDescending(l => l.End).Select(l => l.Lane)],
                Notice = text.Notice,
            },
            Options));
    }

    public ReportFigure? Events()
    {
        if (results.Find("WORST_GRADE") is not { } worst) return null;
        string arm = results.Arms.Length == 1 ? ClinicalPlan.GroupOf(0) : ClinicalPlan.Total;
        int n = results.Find("N_SAF")!.Results.First(r => string.Equals(r.Groups[0].GroupId, arm, StringComparison.Ordinal)).Subjects.Length;
        (string Term, int Any, int Severe)[] terms = [.. Terms(worst, arm).Take(MostTerms)];
        if (n == 0 || terms.Length == 0) return null;
        return new ReportFigure("ae-bars", text["aeBars"], BarFigure.Draw(
            new BarFigureInput
            {
                Title = text["aeBars"],
                WholeLabel = text["anyGrade"],
                PartLabel = text.Events("TEAE3"),
                TextHeading = text[results.HasGrades ? "aeBarsTexts" : "aeBarsTextsS"],
                Rows = [.. terms.Select(t => new BarRow(text.Value(t.Term), 100.0 * t.Any / n, $"{t.Any} ({ResultFormat.Percent(t.Any, n)}); {t.Severe}") { Part = 100.0 * t.Severe / n })],
                Notice = text.Notice,
                Notes = [text["countOnce"]],
            },
            Options));
    }

    /// <summary>Two arms back to back; of one arm, events of any cause beside those related to treatment.</summary>
    public ReportFigure? Butterfly()
    {
        if (results.Find("TEAE_PT") is not { } any || results.Find("N_SAF") is not { } population) return null;
        bool one = results.Arms.Length == 1;
        Analysis right = one ? results.Find("TRAE_PT") ?? any : any;
        string leftArm = ClinicalPlan.GroupOf(0);
        string rightArm = ClinicalPlan.GroupOf(one ? 0 : 1);
        int N(string arm) => population.Results.First(r => string.Equals(r.Groups[0].GroupId, arm, StringComparison.Ordinal)).Subjects.Length;
        (int leftOf, int rightOf) = (N(leftArm), N(rightArm));
        if (leftOf == 0 || rightOf == 0) return null;
        Dictionary<string, double> left = Percents(any, leftArm, leftOf);
        Dictionary<string, double> other = Percents(right, rightArm, rightOf);
        Dictionary<string, double> leftSevere = results.Find("TEAE3_PT") is { } severe ? Percents(severe, leftArm, leftOf) : [];
        Dictionary<string, double> rightSevere = results.Find(one ? "TRAE3_PT" : "TEAE3_PT") is { } grave ? Percents(grave, rightArm, rightOf) : [];
        string[] terms = [.. left.Keys.Union(other.Keys, StringComparer.Ordinal).OrderByDescending(t => left.GetValueOrDefault(t) + other.GetValueOrDefault(t)).ThenBy(t => t, StringComparer.Ordinal).Take(MostTerms)];
        if (terms.Length == 0) return null;
        return new ReportFigure("ae-butterfly", text["butterfly"], ButterflyFigure.Draw(
            new ButterflyFigureInput
            {
                Title = text["butterfly"],
                LeftTitle = one ? text["anyCause"] : $"{results.Arms[0]} (n = {leftOf})",
                RightTitle = one ? text["TRAE"] : $"{results.Arms[1]} (n = {rightOf})",
                WholeLabel = text["anyGrade"],
                PartLabel = text.Events("TEAE3"),
                Rows = [.. terms.Select(t => new ButterflyRow(text.Value(t), left.GetValueOrDefault(t), other.GetValueOrDefault(t), leftSevere.GetValueOrDefault(t), rightSevere.GetValueOrDefault(t)))],
                Notice = text.Notice,
                Notes = [text["countOnce"]],
            },
            Options));
    }

    private static Dictionary<string, double> Percents(Analysis analysis, string arm, int n)
    {
        var subjects = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (OperationResult result in analysis.Results.Where(r => r.OperationId is "FREQUENCY_1" && string.Equals(r.Groups[0].GroupId, arm, StringComparison.Ordinal)))
        {
            if (!subjects.TryGetValue(result.Groups[^1].GroupValue!, out HashSet<string>? own)) subjects[result.Groups[^1].GroupValue!] = own = new HashSet<string>(StringComparer.Ordinal);
            own.UnionWith(result.Subjects);
        }

        return subjects.Where(s => s.Value.Count > 0).ToDictionary(s => s.Key, s => 100.0 * s.Value.Count / n, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Term, int Any, int Severe)> Terms(Analysis worst, string arm) => worst.Results
        .Where(r => r.OperationId is "FREQUENCY_1" && string.Equals(r.Groups[0].GroupId, arm, StringComparison.Ordinal))
        .GroupBy(r => r.Groups[1].GroupValue!, StringComparer.Ordinal)
        .Select(g => (Term: g.Key, Any: g.Sum(r => r.Subjects.Length), Severe: g.Where(r => string.CompareOrdinal(r.Groups[2].GroupValue, "3") >= 0).Sum(r => r.Subjects.Length)))
        .OrderByDescending(t => t.Any).ThenBy(t => t.Term, StringComparer.Ordinal);

    private int Sum(string id) => Enumerable.Range(0, results.Arms.Length).Sum(i => Of(id, "COUNT_1", i));

    private int Of(string id, string operation, int arm, params string[] values) => results.Find(id)?.Results
        .FirstOrDefault(r => string.Equals(r.OperationId, operation, StringComparison.Ordinal) && string.Equals(r.Groups[0].GroupId, ClinicalPlan.GroupOf(arm), StringComparison.Ordinal)
            && values.Select((v, i) => r.Groups.Length > i + 1 && string.Equals(r.Groups[i + 1].GroupValue, v, StringComparison.Ordinal)).All(x => x))?.Subjects.Length ?? 0;

    private string? Left(string arm, int index)
    {
        if (results.Find("DCTREAS") is not { } reasons) return null;
        string[] lines = [.. reasons.Results
            .Where(r => r.OperationId is "FREQUENCY_1" && string.Equals(r.Groups[0].GroupId, ClinicalPlan.GroupOf(index), StringComparison.Ordinal) && r.Subjects.Length > 0)
            .OrderByDescending(r => r.Subjects.Length).Select(r => $"– {text.Value(r.Groups[1].GroupValue!)}: {r.Subjects.Length}")];
        return lines.Length == 0 ? null : text.Format("flowStopped", Of("EOTSTT", "FREQUENCY_1", index, "DISCONTINUED")) + "\n" + string.Join('\n', lines);
    }

    private string Analysed(int arm) => text.Format("flowAnalysed", Of("N_ITT", "COUNT_1", arm), Of("N_SAF", "COUNT_1", arm));

    private string Still(int arm)
    {
        int completed = Of("EOTSTT", "FREQUENCY_1", arm, "COMPLETED");
        string still = text.Format("flowOngoing", Of("EOTSTT", "FREQUENCY_1", arm, "ONGOING"));
        return completed > 0 ? text.Format("flowCompleted", completed) + "\n" + still : still;
    }

    private Dictionary<string, (int Days, bool Event)> Times(string code)
    {
        var times = new Dictionary<string, (int, bool)>(StringComparer.Ordinal);
        foreach (SurvivalResult arm in results.Survival.Where(s => string.Equals(s.Code, code, StringComparison.Ordinal)))
        {
            for (int i = 0; i < arm.Subjects.Length; i++) times[arm.Subjects[i]] = (arm.Days[i], arm.Events[i]);
        }

        return times;
    }

    private static double Between(Clinical.Dates.PartialDate from, Clinical.Dates.PartialDate to) => Math.Max(0, Months.Between(from.First, to.First));
}
