using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;
using Abscopal.Input;
using Abscopal.Numerics.Distributions;
using Abscopal.Study;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Computes every number of the tables, listings and figures of a study.</summary>
public static class ClinicalAnalyser
{
    /// <summary>The datasets that are read. ADSL has to be there.</summary>
    public static IReadOnlyList<string> Datasets { get; } = ["ADSL", "ADEX", "ADAE", "ADLB", "ADCM", "ADTR", "ADRS", "ADTTE"];

    internal static readonly string[] SubgroupVariables = ["SEX", "AGEGR1", "ECOGBL", "BRMETFL", "LIVMETFL"];

    private static readonly string[] FirstParameters = ["PFS", "OS", "DOR", "TTR"];

    /// <summary>Runs every analysis that the datasets allow.</summary>
    /// <param name="adam">The datasets.</param>
    /// <param name="options">The choices.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">ADSL or a variable is missing, or a value is wrong.</exception>
    public static ClinicalResults Run(DomainFolder adam, ClinicalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(adam);
        ArgumentNullException.ThrowIfNull(options);
        string study = adam.Require("ADSL").Text("STUDYID").OfType<string>().FirstOrDefault() ?? "";
        (ReportingEvent plan, ImmutableArray<string> arms, string treatment) = ClinicalPlan.Build(adam, study);
        var engine = new AnalysisEngine(plan, adam);
        Analysis[] analyses = new Analysis[plan.Analyses.Length];
        for (int i = 0; i < analyses.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            analyses[i] = engine.Run(plan.Analyses[i]);
        }

        ImmutableArray<SurvivalResult> survival = [.. Times(adam, arms, treatment, options)];
        ImmutableArray<HazardComparison> hazards = [.. HazardAnalyser.Compare(adam, arms, survival, options)];
        ReportingEvent done = plan with { Analyses = [.. analyses, .. Limits(analyses, engine, options)] };
        return new ClinicalResults
        {
            Study = study,
            Options = options,
            Event = HazardOperations.Append(SurvivalOperations.Append(done, survival, options), hazards),
            Arms = arms,
            Survival = survival,
            Subgroups = arms.Length == 1 ? [.. Subgroups(adam, options)] : [],
            Hazards = hazards,
            Adam = adam,
        };
    }

    private static IEnumerable<Analysis> Limits(Analysis[] analyses, AnalysisEngine engine, ClinicalOptions options)
    {
        double tail = (1 - options.Curve.Level) / 2;
        foreach (Analysis analysis in analyses.Where(a => a.Id is "ORR" or "DCR"))
        {
            var results = ImmutableArray.CreateBuilder<OperationResult>();
            foreach (OperationResult count in analysis.Results.Where(r => r.OperationId is "FREQUENCY_1"))
            {
                int n = engine.Subjects(ClinicalPlan.Enrolled, ClinicalPlan.Treatment, count.Groups[0].GroupId).Length;
                double lower = BinomialProportion.LowerLimit(count.Subjects.Length, n, tail);
                double upper = BinomialProportion.UpperLimit(count.Subjects.Length, n, tail);
                foreach ((string id, double value) in new[] { ("EXACT_1", lower), ("EXACT_2", upper) })
                    results.Add(count with { OperationId = id, Value = 100 * value, Raw = (100 * value).ToString("R", CultureInfo.InvariantCulture), Formatted = (100 * value).ToString("0.0", CultureInfo.InvariantCulture) });
            }

            yield return analysis with { Id = analysis.Id + "_LIMITS", Name = analysis.Name + ", exact limits", MethodId = "EXACT", Results = results.ToImmutable() };
        }
    }

    private static IEnumerable<SurvivalResult> Times(DomainFolder adam, ImmutableArray<string> arms, string treatment, ClinicalOptions options)
    {
        if (adam.Find("ADTTE") is not { } adtte) yield break;
        DomainTable adsl = adam.Require("ADSL");
        IReadOnlyList<string?> subjects = adsl.Text("USUBJID");
        IReadOnlyList<string?> treatments = adsl.Text(treatment);
        var armOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int s = 0; s < subjects.Count; s++)
        {
            if (subjects[s] is { } id && treatments[s] is { } arm) armOf[id] = arms.IndexOf(arm);
        }

        IReadOnlyList<string?> codes = adtte.Text("PARAMCD");
        IReadOnlyList<string?> names = adtte.TextOrMissing("PARAM");
        IReadOnlyList<double?> values = adtte.Numbers("AVAL");
        IReadOnlyList<double?> censors = adtte.Numbers("CNSR");
        IReadOnlyList<string?> reasons = adtte.TextOrMissing("RSNCD");
        IReadOnlyList<string?> ids = adtte.Text("USUBJID");
        string[] found = [.. codes.OfType<string>().Distinct(StringComparer.Ordinal).Where(c => !c.StartsWith("FU", StringComparison.Ordinal))];
        foreach (string code in FirstParameters.Intersect(found, StringComparer.Ordinal).Concat(found.Except(FirstParameters, StringComparer.Ordinal)))
        {
            for (int arm = 0; arm < arms.Length; arm++)
            {
                int[] rows = [.. Enumerable.Range(0, codes.Count).Where(r => string.Equals(codes[r], code, StringComparison.Ordinal) && values[r] is not null && censors[r] is not null && ids[r] is { } id && armOf.GetValueOrDefault(id, -1) == arm)];
                if (rows.Length == 0) continue;
                foreach (int row in rows)
                {
                    if (values[row] is not { } days || days < 0 || days != Math.Floor(days)) throw new InvalidInputException(adtte.Problem(row, "AVAL", $"{values[row]} is not a number of days", "whole days, 0 or more"));
                }

                int[] times = [.. rows.Select(r => (int)values[r]!.Value)];
                bool[] events = [.. rows.Select(r => censors[r] == 0)];
                SurvivalData data = SurvivalData.FromDays(times, events).InUnitsOf(Months.DaysPerMonth, TimeUnit.Months);
                yield return new SurvivalResult(
                    code, names[rows[0]] ?? code, arm, KaplanMeier.Estimate(data, options.Curve) with { Label = arms[arm] }, KaplanMeier.EstimateFollowUp(data, options.Curve).Median,
                    [.. rows.Select(r => ids[r]!)], [.. times], [.. events], [.. rows.Select(r => reasons[r] ?? "")], [.. rows.Select(r => r + 1)]);
            }
        }
    }

    private static IEnumerable<SubgroupResponse> Subgroups(DomainFolder adam, ClinicalOptions options)
    {
        if (adam.Find("ADRS") is not { } adrs) yield break;
        IReadOnlyList<string?> codes = adrs.Text("PARAMCD");
        IReadOnlyList<string?> values = adrs.Text("AVALC");
        IReadOnlyList<string?> ids = adrs.Text("USUBJID");
        var responded = new HashSet<string>(StringComparer.Ordinal);
        for (int row = 0; row < codes.Count; row++)
        {
            if (codes[row] is "CBOR" && (values[row] is "CR" or "PR")) responded.Add(ids[row]!);
        }

        DomainTable adsl = adam.Require("ADSL");
        IReadOnlyList<string?> subjects = adsl.Text("USUBJID");
        yield return Of(null, "", s => true);
        foreach (string variable in SubgroupVariables.Where(adsl.Has))
        {
            IReadOnlyList<string?> groups = adsl.Text(variable);
            foreach (string group in groups.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                yield return Of(variable, group, s => string.Equals(groups[s], group, StringComparison.Ordinal));
        }

        SubgroupResponse Of(string? variable, string value, Func<int, bool> belongs)
        {
            int[] members = [.. Enumerable.Range(0, subjects.Count).Where(belongs)];
            int responders = members.Count(s => subjects[s] is { } id && responded.Contains(id));
            double tail = (1 - options.Curve.Level) / 2;
            return new SubgroupResponse(variable, value, responders, members.Length, BinomialProportion.LowerLimit(responders, members.Length, tail), BinomialProportion.UpperLimit(responders, members.Length, tail));
        }
    }
}
