using System.Globalization;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Matching;
using Abscopal.Study;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;

namespace Abscopal.Cli.Commands;

/// <summary>A comparison across trials on the console.</summary>
internal static class ContrastConsole
{
    public static void Show(ContrastResult result)
    {
        string level = ConsoleTable.Level(result.Request.Level);
        string own = result.PatientsExcluded is { } excluded ? $"{result.Own.Draws[0].Count} patients{(excluded > 0 ? $" ({excluded} left out for a missing value)" : "")}" : $"{result.Own.Arm.N} subjects";
        Console.WriteLine($"{result.Own.Study.Title}, {result.Request.Endpoint}, {own}, beside other trials; {level} limits throughout. {(result.PatientsExcluded is null ? "Reconstructed subjects, not patients" : "The other arms are reconstructed subjects, not patients")}.");
        Arms(result, level);
        Matched(result);
        Pools(result);
        Bias(result);
        foreach (string left in result.LeftOut) Console.WriteLine("Left out: " + left + ".");
        Console.WriteLine(ContrastResult.Limits);
    }

    private static void Arms(ContrastResult result, string level)
    {
        ConsoleTable.Show(
            ["Against", "HR", $"{level} limits", "sampling alone", "reconstruction", Means(result), .. result.Request.Landmarks.Select(t => $"S({Month(t)}) difference"), "E-value (limit)"],
            result.Arms.Select(a => Row(Name(a.Arm), a.Comparison, a.EValue)));
        ConsoleTable.Show(
            ["HR by period", .. result.Arms[0].Comparison.Periods.Select(p => p.To.IsEstimated ? $"{Month(p.From)} to {Month(p.To.Value)}" : $"after {Month(p.From)}")],
            result.Arms.Select(a => (IReadOnlyList<string>)[Name(a.Arm), .. a.Comparison.Periods.Select(p => $"{Exp(p.LogRatio.Value)} ({Exp(p.LogRatio.Limits.Lower)} to {Exp(p.LogRatio.Limits.Upper)})")]));
    }

    private static void Matched(ContrastResult result)
    {
        (ArmContrast Arm, MatchedContrast Matched)[] matched = [.. result.Arms.Where(a => a.Matched is not null).Select(a => (a, a.Matched!))];
        if (matched.Length == 0) return;
        ConsoleTable.Show(
            ["Patients matched to", "HR", "limits", "worth, subjects", "largest share", Means(result), "E-value (limit)"],
            matched.Select(m => m.Matched.Comparison is { } c
                ? (IReadOnlyList<string>)[Name(m.Arm.Arm), ConsoleTable.Number(c.HazardRatio, "0.00"), Limits(c.HazardRatioLimits, "0.00"), ConsoleTable.Number(m.Matched.Matching!.EffectiveSampleSize, "0.0"), ConsoleTable.Number(m.Matched.Matching.LargestShare, "0%"), Rmst(c), EValue(m.Matched.EValue)]
                : [Name(m.Arm.Arm), Why(m.Matched), "", "", "", "", ""]));
        string[] covariates = [.. matched.SelectMany(m => m.Matched.Matching?.Balance ?? []).Select(b => b.Covariate).Distinct(StringComparer.Ordinal)];
        ConsoleTable.Show(
            ["Patients, matched; printed", .. covariates],
            from m in matched
            where m.Matched.Matching is not null
            select (IReadOnlyList<string>)[Name(m.Arm.Arm), .. covariates.Select(c => m.Matched.Matching!.Balance.FirstOrDefault(b => string.Equals(b.Covariate, c, StringComparison.Ordinal)) is { } line
                ? $"{Share(Estimate.Of(line.Unweighted))}, {Share(line.Weighted)}; {Share(Estimate.Of(line.Target))}"
                : "")]);
        foreach ((ArmContrast arm, MatchedContrast match) in matched.Where(m => !m.Matched.NotPrinted.IsEmpty))
            Console.WriteLine($"Not printed by {Name(arm.Arm)}, so not matched: {string.Join(", ", match.NotPrinted)}.");
        Console.WriteLine("Matching balances what was matched and nothing else; there is no common control arm. Variances are robust, with the weights taken as known.");
    }

    private static string Why(MatchedContrast matched) => matched.Matching?.Outcome switch
    {
        null => "nothing printed to match",
        MatchingOutcome.OutsideConvexHull => "no weights can do it: " + string.Join(", ", matched.Matching.Balance.Where(b => !b.IsWithinRange).Select(b => b.Covariate).DefaultIfEmpty("the covariates together")),
        _ => "no weights found",
    };

    private static void Pools(ContrastResult result)
    {
        if (result.Ratios.Any(r => r.Matched is not null))
        {
            ConsoleTable.Show(
                ["Matched, then pooled", "HR", "limits", "next arm, with the prior"],
                from r in result.Ratios
                where r.Matched is not null
                select (IReadOnlyList<string>)[Pool(r), ConsoleTable.Number(r.Matched!.HazardRatio, "0.00"), Limits(r.Matched.Limits, "0.00"), Limits(r.Matched.BayesianPredictionLimits, "0.00")]);
        }

        ConsoleTable.Show(
            ["Pooled arms", "Arms", "HR", "limits", "against the next arm", "with the prior", "next arm, with the prior", "tau", "E-value (limit)"],
            result.Ratios.Select(r => (IReadOnlyList<string>)
            [
                Pool(r),
                ConsoleTable.Whole(r.Pooled.Others.Trials.Length),
                ConsoleTable.Number(r.Pooled.HazardRatio, "0.00"),
                Limits(r.Pooled.Limits, "0.00"),
                Limits(r.Pooled.PredictionLimits, "0.00"),
                Limits(r.Pooled.BayesianLimits, "0.00"),
                Limits(r.Pooled.BayesianPredictionLimits, "0.00"),
                ConsoleTable.Number(r.Pooled.Others.Heterogeneity.Tau, "0.000"),
                EValue(r.EValue),
            ]));
        ConsoleTable.Show(
            ["Rate of controls", "Arms", "pooled", "limits", "next control arm", "next, with the prior", "the study"],
            result.Landmarks.Select(l => (IReadOnlyList<string>)
            [
                $"{Group(l.Group)}, {Month(l.Time)} months",
                ConsoleTable.Whole(l.Trials.Length),
                Share(ControlRates.Rate(l.Pooled.Mean)),
                Limits(ControlRates.Rate(l.Pooled.Limits), "0.0%"),
                Limits(ControlRates.Rate(l.Pooled.PredictionLimits), "0.0%"),
                Limits(ControlRates.Rate(l.Bayesian.PredictionLimits), "0.0%"),
                $"{Share(ControlRates.Rate(l.Own.Value))} ({Limits(ControlRates.Rate(l.Own.Limits), "0.0%")})",
            ]));
        Console.WriteLine($"With the prior: half-normal of scale {Month(result.Request.TauScale)} on the deviation between trials; the other limits are Hartung and Knapp's, t with few degrees.");
        CaseMix(result);
    }

    private static void CaseMix(ContrastResult result)
    {
        (PooledRatio Ratio, StandardisedRatio Mix)[] rows = [.. result.Ratios.Where(r => r.CaseMix is not null).Select(r => (r, r.CaseMix!))];
        if (rows.Length == 0) return;
        PrognosticRatio[] unprinted = [.. rows.SelectMany(r => r.Mix.Unprinted).Select(u => u.Factor).Distinct()];
        ConsoleTable.Show(
            ["Case mix", "HR", "standardised", "limits", .. unprinted.Select(u => u.Key + " in none / all")],
            rows.Select(r => (IReadOnlyList<string>)
            [
                Pool(r.Ratio),
                ConsoleTable.Number(r.Ratio.Pooled.HazardRatio, "0.00"),
                r.Mix.Result is { } m ? m.AdjustedRatio.ToString("0.00", CultureInfo.InvariantCulture) : "",
                r.Mix.Result is { } limits ? Limits(limits.AdjustedLimits, "0.00") : "",
                .. unprinted.Select(u => r.Mix.Unprinted.FirstOrDefault(x => x.Factor == u) is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.RatioIfNone:0.00} / {range.RatioIfAll:0.00}") : ""),
            ]));
        foreach (PrognosticRatio factor in rows.SelectMany(r => r.Mix.Used.Concat(r.Mix.Unprinted.Select(u => u.Factor))).Distinct())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {factor.Key} {factor.Ratio:0.00} ({factor.Lower:0.00} to {factor.Upper:0.00}): {(factor.IsAssumed ? "assumed, no published ratio" : factor.Source)}"));
        foreach (string key in rows.SelectMany(r => r.Mix.LeftOut).Distinct(StringComparer.Ordinal)) Console.WriteLine($"  {key}: not printed by every pooled arm, so left out there");
    }

    private static void Bias(ContrastResult result)
    {
        ConsoleTable.Show(
            ["HR were the study's clock", "1 month early", "as printed", "1 month late"],
            result.Arms.Where(a => a.TimeZero.Length == 2).Select(a => (IReadOnlyList<string>)[Name(a.Arm), Ratio(a.TimeZero[0].Comparison), Ratio(a.Comparison), Ratio(a.TimeZero[1].Comparison)]));
        if (result.ImmortalTime is { } immortal) Console.WriteLine($"Immortal time alone: {Immortal(immortal)}.");
        if (result.ImmortalTimeAndSelection is { } selected) Console.WriteLine($"The same, kept for those free of progression: {Immortal(selected)}.");
        Console.WriteLine(result.LandmarkAnalysis switch
        {
            null => "No dates of treatment, so no landmark analysis.",
            { Comparison: { } c } l => $"Landmark analysis at {Month(l.Landmark)} months: {l.Treated} treated by it against {l.Untreated}, {l.Excluded} no longer at risk: HR {Ratio(c)}.",
            var l => $"Landmark analysis at {Month(l.Landmark)} months: {l.Treated} treated by it, {l.Untreated} not, {l.Excluded} no longer at risk: nothing to compare.",
        });
        foreach (IGrouping<double, ImbalancePoint> factor in result.Imbalance.GroupBy(p => p.FactorRatio))
            Console.WriteLine($"A factor of ratio {Month(factor.Key)} brings the ratio over pooled controls to 1 where controls / the study have it in: {string.Join("; ", factor.Select(p => $"{p.ControlPrevalence.ToString("0%", CultureInfo.InvariantCulture)} / {(p.TreatmentPrevalence.IsEstimated ? p.TreatmentPrevalence.Value.ToString("0%", CultureInfo.InvariantCulture) : "cannot")}"))}.");
    }

    private static string Immortal(ImmortalTimeResult immortal) =>
        $"{immortal.Options.Treated} treated between months {Month(immortal.Options.Earliest)} and {Month(immortal.Options.Latest)} without any effect would show a ratio of {ConsoleTable.Number(immortal.NaiveRatio, "0.00")} ({Limits(immortal.NaiveRatioLimits, "0.00")}) against the others; counted from its day {ConsoleTable.Number(immortal.TimeDependentRatio, "0.00")}";

    private static IReadOnlyList<string> Row(string name, ArmComparisonResult c, EValueResult? value)
    {
        ImputedEstimate log = c.LogHazardRatio;
        return
        [
            name,
            ConsoleTable.Number(c.HazardRatio, "0.00"),
            Limits(c.HazardRatioLimits, "0.00"),
            $"{Exp(log.LimitsOfSamplingAlone.Lower)} to {Exp(log.LimitsOfSamplingAlone.Upper)}",
            ConsoleTable.Number(log.ReconstructionShare, "0%"),
            Rmst(c),
            .. c.Landmarks.Select(l => $"{ConsoleTable.Number(l.Difference.Value, "0.0%")} ({Limits(l.Difference.Limits, "0.0%")})"),
            EValue(value),
        ];
    }

    private static string Means(ContrastResult result) => $"RMST to {ConsoleTable.Number(Estimate.Of(result.Arms[0].Comparison.Horizon), "0.0")} months";

    private static string Name(TrialArm arm) => arm.Name("en") + (arm.IsControl ? " (control)" : "");

    private static string Pool(PooledRatio ratio) => $"{(ratio.OfControls ? "controls" : "experimental")}, {Group(ratio.Group)}";

    private static string Group(Words? group) => group?.English ?? "all";

    private static string Month(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Share(Estimate share) => ConsoleTable.Number(share, "0.0%");

    private static string Exp(Estimate log) => ConsoleTable.Number(log.Map(Math.Exp), "0.00");

    private static string Rmst(ArmComparisonResult c) => $"{ConsoleTable.Number(c.RestrictedMeanDifference.Value, "0.0")} ({Limits(c.RestrictedMeanDifference.Limits, "0.0")})";

    private static string Ratio(ArmComparisonResult c) => $"{ConsoleTable.Number(c.HazardRatio, "0.00")} ({Limits(c.HazardRatioLimits, "0.00")})";

    private static string EValue(EValueResult? e) => e is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{e.EValue:0.00} ({ConsoleTable.Number(e.LimitEValue, "0.00")})");

    private static string Limits(Interval limits, string format) => limits.Lower.IsEstimated || limits.Upper.IsEstimated
        ? $"{ConsoleTable.Number(limits.Lower, format)} to {ConsoleTable.Number(limits.Upper, format)}"
        : ConsoleTable.Number(limits.Lower, format);
}
