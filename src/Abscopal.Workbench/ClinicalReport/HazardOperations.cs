using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Clinical.Ars;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Hazard ratios as analyses with results, beside the counts of the reporting event.</summary>
internal static class HazardOperations
{
    private const string MethodId = "COX";

    public static ReportingEvent Append(ReportingEvent plan, ImmutableArray<HazardComparison> comparisons)
    {
        if (comparisons.IsEmpty) return plan;
        string[] names = ["Events", "Subjects", "Hazard ratio", "Hazard ratio, lower", "Hazard ratio, upper"];
        var method = new AnalysisMethod(MethodId, "Cox regression, Efron's ties, Wald limits", [.. names.Select((n, i) => new AnalysisOperation(Id(i), n, OperationKind.Survival))]);
        string[] variables = [.. comparisons.SelectMany(c => c.Subgroups).Select(s => s.Variable).OfType<string>().Distinct(StringComparer.Ordinal)];
        Grouping[] groupings = [.. variables.Where(v => !plan.Groupings.Any(g => string.Equals(g.Id, GroupingOf(v), StringComparison.Ordinal))).Select(v => new Grouping(GroupingOf(v), v, "ADSL", v, []))];
        IEnumerable<Analysis> analyses = comparisons.SelectMany(c => c.Subgroups.GroupBy(s => s.Variable ?? "", StringComparer.Ordinal).Select(g => Of(c, g.Key, [.. g])));
        return plan with { Methods = plan.Methods.Add(method), Groupings = [.. plan.Groupings, .. groupings], Analyses = [.. plan.Analyses, .. analyses] };
    }

    private static string GroupingOf(string variable) => "ADSL_" + variable;

    private static Analysis Of(HazardComparison comparison, string variable, SubgroupHazard[] subgroups) => new()
    {
        Id = variable.Length == 0 ? "HR_" + comparison.Code : $"HR_{comparison.Code}_{variable}",
        Name = $"{comparison.Name}: hazard ratio{(variable.Length == 0 ? "" : " by " + variable)}",
        MethodId = MethodId,
        AnalysisSetId = ClinicalPlan.Enrolled,
        DataSubsetId = "TTE_" + comparison.Code,
        Dataset = "ADTTE",
        Variable = "AVAL",
        Groupings = variable.Length == 0 ? [] : [new AnalysisGrouping(GroupingOf(variable), ResultsByGroup: true)],
        Results = [.. subgroups.SelectMany(Results)],
    };

    private static IEnumerable<OperationResult> Results(SubgroupHazard subgroup)
    {
        ImmutableArray<ResultGroup> groups = subgroup.Variable is { } variable ? [new ResultGroup(GroupingOf(variable), null, subgroup.Value)] : [];
        string[] subjects = [.. subgroup.Arms.SelectMany(a => a.Subjects)];
        int[] rows = [.. subgroup.Arms.SelectMany(a => a.Rows)];
        string[] withEvent = [.. subgroup.Arms.SelectMany(a => a.WithEvent)];
        (Estimate Value, string Format)[] numbers = [(Estimate.Of(withEvent.Length), "0"), (Estimate.Of(subjects.Length), "0"), (subgroup.Ratio, "0.00"), (subgroup.Limits.Lower, "0.00"), (subgroup.Limits.Upper, "0.00")];
        for (int i = 0; i < numbers.Length; i++)
        {
            (Estimate estimate, string format) = numbers[i];
            string none = estimate.Status == EstimateStatus.Infinite ? "Inf" : "NE";
            yield return new OperationResult
            {
                OperationId = Id(i),
                Groups = groups,
                Value = estimate.ValueOrNull,
                Raw = estimate.ValueOrNull?.ToString("R", CultureInfo.InvariantCulture) ?? none,
                Formatted = estimate.ValueOrNull?.ToString(format, CultureInfo.InvariantCulture) ?? none,
                Subjects = i == 0 ? [.. withEvent] : [.. subjects],
                Rows = i == 0 ? [.. rows.Where((_, k) => withEvent.Contains(subjects[k], StringComparer.Ordinal))] : [.. rows],
            };
        }
    }

    private static string Id(int operation) => MethodId + "_" + (operation + 1).ToString(CultureInfo.InvariantCulture);
}
