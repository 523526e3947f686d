using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Reporting.Documents;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Tables and sentences of the study compared with arms of other trials; the rows of every table name their endpoint.</summary>
internal sealed class AcrossTrialsView(ImmutableArray<ContrastResult> results, ReportText text)
{
    private const string RatioFormat = "0.00";

    /// <summary>The differences arm by arm, and the ratio by period.</summary>
    public IEnumerable<NamedTable> Arms()
    {
        if (results.IsEmpty) yield break;
        yield return Table(
            "across-trials",
            "across.table",
            [Text("across.against"), Right("across.ratio"), Right("across.sampling"), Right("across.share"), Right("across.mean"), .. results[0].Request.Landmarks.Select(m => Right(text.Format("across.rate", Month(m)), isKey: false)), Right("across.eValue")],
            from r in results from a in r.Arms select Row(r, a),
            [Note, text["across.shareNote"], text.Format("across.horizonNote", string.Join("; ", results.Select(r => text.Format("across.horizon", r.Request.Endpoint, ReportText.OneDecimal(r.Arms[0].Comparison.Horizon))))), text["comparisonNotice"]]);
        yield return Table(
            "across-periods",
            "across.periods",
            [Text("across.against"), .. results[0].Arms[0].Comparison.Periods.Select(p => Right(Period(p), isKey: false))],
            from r in results from a in r.Arms select (IReadOnlyList<string>)[r.Request.Endpoint, Name(a), .. a.Comparison.Periods.Select(p => Ratio(p.LogRatio.Value, p.LogRatio.Limits))],
            [text["across.periodsNote"]]);
    }

    /// <summary>The pooled arms, their rates and the case mix.</summary>
    public IEnumerable<NamedTable> Pools()
    {
        if (results.All(r => r.Ratios.IsEmpty)) yield break;
        yield return Table(
            "across-pooled",
            "across.pooled",
            [Text("across.pool"), Right("across.ratio"), Right("across.next"), Right("across.withPrior"), Right("across.nextWithPrior"), Right("across.tau"), Right("across.eValue")],
            from r in results from p in r.Ratios select Row(r, p),
            [text["across.pooledNote"], text.Format("across.priorNote", Month(results[0].Request.TauScale)), text["across.limits"]]);
        if (results.Any(r => !r.Landmarks.IsEmpty))
        {
            yield return Table(
                "across-rates",
                "across.rates",
                [Text("across.group"), Right("across.months"), Right("across.trials"), Right("across.pooledRate"), Right("across.nextRate"), Right("across.nextRateWithPrior"), Right("across.study")],
                from r in results from l in r.Landmarks select Row(r, l),
                [text.Format("across.priorNote", Month(results[0].Request.TauScale))]);
        }

        if (CaseMix() is { } mix) yield return mix;
    }

    /// <summary>What moving time zero does, and how strong an unmeasured imbalance must be.</summary>
    public IEnumerable<NamedTable> Bias()
    {
        if (results.IsEmpty) yield break;
        yield return Table(
            "across-time-zero",
            "across.timeZero",
            [Text("across.against"), Right("across.early"), Right("across.asPrinted"), Right("across.late")],
            from r in results from a in r.Arms where a.TimeZero.Length == 2 select (IReadOnlyList<string>)[r.Request.Endpoint, Name(a), Ratio(a.TimeZero[0].Comparison), Ratio(a.Comparison), Ratio(a.TimeZero[1].Comparison)],
            [text["across.timeZeroNote"]]);
        if (results.All(r => r.Imbalance.IsEmpty)) yield break;
        double[] prevalences = [.. results.First(r => !r.Imbalance.IsEmpty).Imbalance.Select(p => p.ControlPrevalence).Distinct()];
        yield return Table(
            "across-imbalance",
            "across.imbalance",
            [Text("across.factorRatio"), .. prevalences.Select(p => Right(text.Format("across.controlsHave", Percent(p)), isKey: false))],
            from r in results
            from f in r.Imbalance.GroupBy(p => p.FactorRatio)
            select (IReadOnlyList<string>)[r.Request.Endpoint, Month(f.Key), .. f.Select(p => p.TreatmentPrevalence.IsEstimated ? Percent(p.TreatmentPrevalence.Value) : text["across.cannot"])],
            [text["across.imbalanceNote"]]);
    }

    /// <summary>What immortal time alone would show.</summary>
    public IEnumerable<string> Sentences() => results.SelectMany(r => new[] { Immortal(r, r.ImmortalTime, "across.immortal"), Immortal(r, r.ImmortalTimeAndSelection, "across.immortalSelected") }).OfType<string>();

    private NamedTable? CaseMix()
    {
        (ContrastResult Result, PooledRatio Ratio, StandardisedRatio Mix)[] rows = [.. from r in results from p in r.Ratios where p.CaseMix is not null select (r, p, p.CaseMix!)];
        if (rows.Length == 0) return null;
        string Factor(PrognosticRatio f) => text.Format("across.factor", Label(f.Key), Span(Estimate.Of(f.Ratio), new Interval(Estimate.Of(f.Lower), Estimate.Of(f.Upper))), f.IsAssumed ? text["across.assumed"] : f.Source);
        PrognosticRatio[] used = [.. rows.SelectMany(r => r.Mix.Used).DistinctBy(f => f.Key, StringComparer.Ordinal)];
        PrognosticRatio[] unprinted = [.. rows.SelectMany(r => r.Mix.Unprinted).Select(u => u.Factor).DistinctBy(f => f.Key, StringComparer.Ordinal)];
        List<string> notes = [text.Format("across.caseMixNote", string.Join("; ", used.Select(Factor)))];
        if (unprinted.Length > 0) notes.Add(text.Format("across.unprintedNote", string.Join("; ", unprinted.Select(Factor))));
        return Table(
            "across-case-mix",
            "across.caseMix",
            [Text("across.pool"), Right("across.crude"), Right("across.standardised"), .. unprinted.Select(u => Right(text.Format("across.ifUnprinted", Label(u.Key)), isKey: false))],
            rows.Select(r => (IReadOnlyList<string>)
            [
                r.Result.Request.Endpoint,
                ContrastFigure.Name(r.Ratio, text.Words),
                Span(r.Ratio.Pooled.HazardRatio, r.Ratio.Pooled.Limits),
                r.Mix.Result is { } m ? Span(Estimate.Of(m.AdjustedRatio), m.AdjustedLimits) : "–",
                .. unprinted.Select(u => r.Mix.Unprinted.FirstOrDefault(x => x.Factor == u) is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.RatioIfNone:0.00} / {range.RatioIfAll:0.00}") : "–"),
            ]),
            notes);
    }

    private string? Immortal(ContrastResult result, ImmortalTimeResult? immortal, string key) => immortal is null ? null : text.Format(
        key,
        result.Request.Endpoint,
        ReportText.Whole(immortal.Options.Treated),
        Label(result.Request.TreatedCount),
        Month(immortal.Options.Earliest),
        Month(immortal.Options.Latest),
        Span(immortal.NaiveRatio, immortal.NaiveRatioLimits),
        ContrastFigure.Text(immortal.TimeDependentRatio, RatioFormat));

    private string Label(string key) =>
        results.SelectMany(r => r.Arms.Select(a => a.Arm.Arm).Prepend(r.Own.Arm)).Select(a => a.Count(key)).FirstOrDefault(c => c is not null)?.Label.In(text.Language) ?? key;

    private string Note => text.Format("across.note", ReportText.Percent(results[0].Request.Level), ReportText.Whole(results[0].Request.Sets));

    private NamedTable Table(string file, string title, TableColumn[] columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string> notes) =>
        new(file, new ReportTable(text[title], [new(text["endpoint"]), .. columns], [.. rows]) { Footnotes = notes });

    private TableColumn Text(string key) => new(text[key]);

    private TableColumn Right(string key, bool isKey = true) => new(isKey ? text[key] : key, ColumnAlignment.Number);

    private IReadOnlyList<string> Row(ContrastResult result, ArmContrast arm)
    {
        ArmComparisonResult c = arm.Comparison;
        Interval sampling = c.LogHazardRatio.LimitsOfSamplingAlone;
        return
        [
            result.Request.Endpoint,
            Name(arm),
            Ratio(c),
            ContrastFigure.Span(new Interval(sampling.Lower.Map(Math.Exp), sampling.Upper.Map(Math.Exp)), RatioFormat),
            ContrastFigure.Text(c.LogHazardRatio.ReconstructionShare.Map(x => 100 * x), "0"),
            ContrastFigure.Span(c.RestrictedMeanDifference.Value, c.RestrictedMeanDifference.Limits, "0.0"),
            .. c.Landmarks.Select(l => ContrastFigure.Span(Hundred(l.Difference.Value), Hundred(l.Difference.Limits), "0.0")),
            arm.EValue is { } e ? EValue(e) : "NE",
        ];
    }

    private IReadOnlyList<string> Row(ContrastResult result, PooledRatio ratio)
    {
        SharedArmPoolingResult p = ratio.Pooled;
        return
        [
            result.Request.Endpoint,
            ContrastFigure.Name(ratio, text.Words),
            Span(p.HazardRatio, p.Limits),
            ContrastFigure.Span(p.PredictionLimits, RatioFormat),
            ContrastFigure.Span(p.BayesianLimits, RatioFormat),
            ContrastFigure.Span(p.BayesianPredictionLimits, RatioFormat),
            ContrastFigure.Text(p.Others.Heterogeneity.Tau, RatioFormat),
            EValue(ratio.EValue),
        ];
    }

    private IReadOnlyList<string> Row(ContrastResult result, PooledLandmark l) =>
    [
        result.Request.Endpoint,
        l.Group?.In(text.Language) ?? text["across.all"],
        Month(l.Time),
        ReportText.Whole(l.Trials.Length),
        ContrastFigure.Span(Hundred(ControlRates.Rate(l.Pooled.Mean)), Hundred(ControlRates.Rate(l.Pooled.Limits)), "0.0"),
        ContrastFigure.Span(Hundred(ControlRates.Rate(l.Pooled.PredictionLimits)), "0.0"),
        ContrastFigure.Span(Hundred(ControlRates.Rate(l.Bayesian.PredictionLimits)), "0.0"),
        ContrastFigure.Span(Hundred(ControlRates.Rate(l.Own.Value)), Hundred(ControlRates.Rate(l.Own.Limits)), "0.0"),
    ];

    private string Name(ArmContrast arm) => arm.Arm.Name(text.Language);

    private string Period(PeriodHazardRatio period) => period.To.IsEstimated
        ? text.Format("across.period", Month(period.From), Month(period.To.Value))
        : text.Format("across.lastPeriod", Month(period.From));

    private static string Ratio(ArmComparisonResult c) => Span(c.HazardRatio, c.HazardRatioLimits);

    private static string Ratio(Estimate log, Interval limits) => Span(log.Map(Math.Exp), new Interval(limits.Lower.Map(Math.Exp), limits.Upper.Map(Math.Exp)));

    private static string Span(Estimate value, Interval limits) => ContrastFigure.Span(value, limits, RatioFormat);

    private static string EValue(EValueResult e) => string.Create(CultureInfo.InvariantCulture, $"{e.EValue:0.0} ({ContrastFigure.Text(e.LimitEValue, "0.0")})");

    private static Estimate Hundred(Estimate share) => share.Map(x => 100 * x);

    private static Interval Hundred(Interval limits) => new(Hundred(limits.Lower), Hundred(limits.Upper));

    private static string Month(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);
}
