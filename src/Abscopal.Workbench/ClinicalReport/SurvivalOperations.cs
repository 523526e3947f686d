using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Clinical.Ars;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Times to event as analyses with results, so that they stand in the reporting event beside the counts.</summary>
internal static class SurvivalOperations
{
    private const string MethodId = "KM";

    public static ReportingEvent Append(ReportingEvent plan, ImmutableArray<SurvivalResult> survival, ClinicalOptions options)
    {
        if (survival.IsEmpty) return plan;
        string[] names =
        [
            "Subjects", "Events", "Median (months)", "Median, lower", "Median, upper", "Median follow-up (months)", "Follow-up, lower", "Follow-up, upper",
            .. options.Landmarks.SelectMany(t => new[] { $"Rate at {Text(t)} months (%)", $"Rate at {Text(t)} months, lower", $"Rate at {Text(t)} months, upper" }),
        ];
        var method = new AnalysisMethod(MethodId, "Kaplan-Meier", [.. names.Select((n, i) => new AnalysisOperation(Id(i), n, OperationKind.Survival))]);
        var subsets = new List<NamedSelection>();
        var analyses = new List<Analysis>();
        foreach (IGrouping<string, SurvivalResult> parameter in survival.GroupBy(s => s.Code, StringComparer.Ordinal))
        {
            subsets.Add(new NamedSelection("TTE_" + parameter.Key, parameter.First().Name, new Selection.Condition("ADTTE", "PARAMCD", "EQ", [parameter.Key])));
            analyses.Add(new Analysis
            {
                Id = "TTE_" + parameter.Key,
                Name = parameter.First().Name,
                MethodId = MethodId,
                AnalysisSetId = ClinicalPlan.Enrolled,
                DataSubsetId = "TTE_" + parameter.Key,
                Dataset = "ADTTE",
                Variable = "AVAL",
                Groupings = [new AnalysisGrouping(ClinicalPlan.Treatment, ResultsByGroup: true)],
                Results = [.. parameter.SelectMany(s => Results(s, options))],
            });
        }

        return plan with { Methods = plan.Methods.Add(method), DataSubsets = [.. plan.DataSubsets, .. subsets], Analyses = [.. plan.Analyses, .. analyses] };
    }

    public static string Id(int operation) => MethodId + "_" + (operation + 1).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<OperationResult> Results(SurvivalResult s, ClinicalOptions options)
    {
        int[] events = [.. Enumerable.Range(0, s.Events.Length).Where(i => s.Events[i])];
        ImmutableArray<ResultGroup> groups = [new ResultGroup(ClinicalPlan.Treatment, ClinicalPlan.GroupOf(s.Arm), null)];
        SurvivalQuantile median = s.Curve.Median;
        (Estimate Value, double Scale)[] numbers =
        [
            (Estimate.Of(s.Subjects.Length), 0), (Estimate.Of(events.Length), 0), (median.Estimate, 1), (median.Lower, 1), (median.Upper, 1), (s.FollowUp.Estimate, 1), (s.FollowUp.Lower, 1), (s.FollowUp.Upper, 1),
            .. options.Landmarks.Select(s.Curve.At).SelectMany(r => new[] { (r.Survival, 100.0), (r.Limits.Lower, 100.0), (r.Limits.Upper, 100.0) }),
        ];
        for (int i = 0; i < numbers.Length; i++)
        {
            (Estimate estimate, double scale) = numbers[i];
            bool ofEvents = i == 1;
            double? value = estimate.ValueOrNull is { } v ? v * (scale == 0 ? 1 : scale) : null;
            yield return new OperationResult
            {
                OperationId = Id(i),
                Groups = groups,
                Value = value,
                Raw = value?.ToString("R", CultureInfo.InvariantCulture) ?? (estimate.Status == EstimateStatus.Infinite ? "Inf" : "NE"),
                Formatted = value?.ToString(scale == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) ?? (estimate.Status == EstimateStatus.Infinite ? "Inf" : "NE"),
                Subjects = ofEvents ? [.. events.Select(e => s.Subjects[e])] : s.Subjects,
                Rows = ofEvents ? [.. events.Select(e => s.Rows[e])] : s.Rows,
            };
        }
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
