using Abscopal.Reporting.Figures;
using Abscopal.Survival;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Draws the figures of a study report from its numbers; nothing is computed here but what is seen of single subjects.</summary>
internal sealed class ClinicalFigures(ClinicalResults results, ClinicalText text)
{
    private static readonly string[] Parts = ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"];

    private FigureOptions Options => new(text.Words);

    public IEnumerable<ReportFigure> Survival()
    {
        foreach (IGrouping<string, SurvivalResult> parameter in results.Survival.GroupBy(s => s.Code, StringComparer.Ordinal))
        {
            SurvivalResult[] arms = [.. parameter];
            string name = text.Value(arms[0].Name);
            if (arms.All(a => a.Subjects.Length < 2)) continue;
            double last = Math.Max(1, arms.Max(a => a.Curve.Times[^1]));
            IReadOnlyList<double> ticks = AxisTicks.Months(last);
            yield return new ReportFigure("km-" + parameter.Key.ToLowerInvariant(), name, SurvivalFigure.Draw(
                new SurvivalFigureInput
                {
                    Title = name,
                    MaxTime = last,
                    AtRiskTimes = ticks,
                    ConfidenceLevel = text.Level,
                    Notice = text.Notice,
                    Curves = [.. arms.Select(a => Curve(a, results.Arms[a.Arm], ticks))],
                },
                Options));
        }
    }

    public ReportFigure? Incidence()
    {
        SurvivalResult[] arms = [.. results.Survival.Where(s => s.Code is "PFS" && s.Reasons.Any(r => r.Length > 0))];
        if (arms.Length == 0) return null;
        double last = Math.Max(1, arms.Max(a => a.Curve.Times[^1]));
        double[] ticks = [.. AxisTicks.Months(last)];
        IncidenceGroup[] groups = [.. arms.Select(a => Group(a, ticks))];
        return new ReportFigure("cumulative-incidence", text["incidence"], IncidenceFigure.Draw(
            new IncidenceFigureInput { Title = text["incidence"], MaxTime = last, AtRiskTimes = ticks, Groups = groups, ConfidenceLevel = text.Level, Notice = text.Notice }, Options));
    }

    public ReportFigure? Forest()
    {
        if (results.Subgroups.Length < 2) return null;
        var rows = new List<IntervalRow>();
        string? last = null;
        foreach (SubgroupResponse group in results.Subgroups)
        {
            if (group.Variable is { } variable && !string.Equals(variable, last, StringComparison.Ordinal)) rows.Add(new IntervalRow { Label = text.Variable(variable), IsHeading = true });
            last = group.Variable;
            rows.Add(new IntervalRow
            {
                Label = group.Variable is null ? text["everyone"] : text.Value(group.Value),
                Estimate = group.N > 0 ? 100.0 * group.Responders / group.N : null,
                Lower = 100 * group.Lower,
                Upper = 100 * group.Upper,
                Texts = [$"{group.Responders}/{group.N}", $"{Clinical.Ars.ResultFormat.Percent(group.Responders, group.N)} ({100 * group.Lower:0.0}–{100 * group.Upper:0.0})"],
            });
        }

        return new ReportFigure("forest-response", text["forest"], IntervalFigure.Draw(
            new IntervalFigureInput
            {
                Title = text["forest"],
                ColumnHeadings = ["n/N", text.Format("percentInterval", text.Level)],
                Rows = rows,
                AxisTitle = text["ORR"],
                From = 0,
                To = 100,
                Reference = results.Subgroups[0].N > 0 ? 100.0 * results.Subgroups[0].Responders / results.Subgroups[0].N : null,
                Notice = text.Notice,
                Notes = [text["forestNote"]],
            },
            Options));
    }

    public ReportFigure? Waterfall()
    {
        Dictionary<string, List<(double Month, double Percent)>> sums = Sums();
        if (sums.Count == 0) return null;
        Dictionary<string, string> best = Best();
        (string Id, double Percent, string Response)[] bars = [.. sums.Select(s => (s.Key, s.Value.Min(v => v.Percent), best.GetValueOrDefault(s.Key, "NE"))).OrderByDescending(b => b.Item2).ThenBy(b => b.Key, StringComparer.Ordinal)];
        string[] kinds = [.. Parts.Where(p => bars.Any(b => string.Equals(b.Response, p, StringComparison.Ordinal)))];
        return new ReportFigure("waterfall", text["waterfall"], WaterfallFigure.Draw(
            new WaterfallFigureInput
            {
                Title = text["waterfall"],
                ValueTitle = text["changeFromBaseline"],
                Kinds = [.. kinds.Select(text.Value)],
                // Those without a measurement after baseline have no bar.
                Bars = [.. bars.Select(b => new WaterfallBar(text.Subject(b.Id), b.Percent, Array.IndexOf(kinds, b.Response)))],
                Notice = text.Notice,
                Notes = [text["waterfallNote"], text.Format("waterfallCount", bars.Length, results.Adam.Require("ADSL").Rows)],
            },
            Options));
    }

    public ReportFigure? Spider()
    {
        Dictionary<string, List<(double Month, double Percent)>> sums = Sums();
        if (sums.Count == 0) return null;
        Dictionary<string, string> best = Best();
        string[] kinds = [.. Parts.Where(p => sums.Keys.Any(k => string.Equals(best.GetValueOrDefault(k, "NE"), p, StringComparison.Ordinal)))];
        return new ReportFigure("spider", text["spider"], SpiderFigure.Draw(
            new SpiderFigureInput
            {
                Title = text["spider"],
                ValueTitle = text["changeFromBaseline"],
                MaxTime = Math.Max(1, Math.Ceiling(sums.Values.SelectMany(v => v).Max(v => v.Month))),
                Kinds = [.. kinds.Select(text.Value)],
                Lines = [.. sums.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SpiderLine(text.Subject(s.Key), [(0, 0), .. s.Value], Array.IndexOf(kinds, best.GetValueOrDefault(s.Key, "NE"))))],
                Notice = text.Notice,
                Notes = [text["waterfallNote"]],
            },
            Options));
    }

    private Dictionary<string, string> Best()
    {
        var best = new Dictionary<string, string>(StringComparer.Ordinal);
        if (results.Adam.Find("ADRS") is not { } adrs) return best;
        IReadOnlyList<string?> codes = adrs.Text("PARAMCD");
        IReadOnlyList<string?> values = adrs.Text("AVALC");
        IReadOnlyList<string?> ids = adrs.Text("USUBJID");
        for (int row = 0; row < codes.Count; row++)
        {
            if (codes[row] is "CBOR" && ids[row] is { } id && values[row] is { } value) best[id] = value;
        }

        return best;
    }

    private Dictionary<string, List<(double Month, double Percent)>> Sums()
    {
        var sums = new Dictionary<string, List<(double, double)>>(StringComparer.Ordinal);
        if (results.Adam.Find("ADTR") is not { } adtr || !adtr.Has("PCHG") || !adtr.Has("ADY")) return sums;
        IReadOnlyList<double?> changes = adtr.Numbers("PCHG");
        IReadOnlyList<double?> days = adtr.Numbers("ADY");
        IReadOnlyList<string?> ids = adtr.Text("USUBJID");
        IReadOnlyList<string?> codes = adtr.TextOrMissing("PARAMCD");
        for (int row = 0; row < changes.Count; row++)
        {
            if (changes[row] is not { } change || days[row] is not > 0 || ids[row] is not { } id || (codes[row] is { } code && code is not "SDIAM")) continue;
            if (!sums.TryGetValue(id, out List<(double, double)>? own)) sums[id] = own = [];
            own.Add((Abscopal.Study.Months.FromDays(days[row]!.Value), change));
        }

        return sums;
    }

    private static SurvivalCurve Curve(SurvivalResult arm, string label, IReadOnlyList<double> ticks)
    {
        KaplanMeierCurve curve = arm.Curve;
        var steps = new List<CurveStep> { new(0, 1, 1, 1) };
        var censorings = new List<PlotPoint>();
        for (int i = 0; i < curve.Times.Length; i++)
        {
            Interval limits = curve.Limits(i);
            if (curve.Table.Events[i] > 0) steps.Add(new CurveStep(curve.Times[i], curve.Survival[i], limits.Lower.ValueOrNull, limits.Upper.ValueOrNull));
            if (curve.Table.Censored[i] > 0) censorings.Add(new PlotPoint(curve.Times[i], curve.Survival[i]));
        }

        return new SurvivalCurve
        {
            Label = $"{label} (n = {arm.Subjects.Length})",
            Steps = steps,
            LastTime = curve.Times[^1],
            Censorings = censorings,
            AtRisk = [.. ticks.Select(t => (int?)curve.Table.AtRiskBefore(t))],
        };
    }

    private IncidenceGroup Group(SurvivalResult arm, double[] ticks)
    {
        int[] causes = [.. arm.Events.Select((e, i) => !e ? 0 : arm.Reasons[i] is "DEATH" ? 2 : 1)];
        CompetingRisksData data = CompetingRisksData.FromDays([.. arm.Days], causes, [text["progression"], text["deathWithout"]]).InUnitsOf(Abscopal.Study.Months.DaysPerMonth, TimeUnit.Months);
        CumulativeIncidenceCurves curves = CumulativeIncidence.Estimate(data, new CumulativeIncidenceOptions { Level = results.Options.Curve.Level, Profile = results.Options.Curve.Profile });
        return new IncidenceGroup
        {
            Label = results.Arms[arm.Arm],
            Curves = [.. curves.Causes.Select(c => new IncidenceCurve(c.Label, Steps(curves, c)))],
            LastTime = curves.Times[^1],
            AtRisk = [.. ticks.Select(t => (int?)curves.Table.AtRiskBefore(t))],
        };
    }

    private static List<CurveStep> Steps(CumulativeIncidenceCurves curves, CumulativeIncidenceCurve cause)
    {
        var steps = new List<CurveStep> { new(0, 0, 0, 0) };
        ReadOnlySpan<int> events = curves.Table.Events(cause.Cause);
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i] == 0) continue;
            Interval limits = cause.Limits(i);
            steps.Add(new CurveStep(cause.Times[i], cause.Incidence[i], limits.Lower.ValueOrNull, limits.Upper.ValueOrNull));
        }

        return steps;
    }
}
