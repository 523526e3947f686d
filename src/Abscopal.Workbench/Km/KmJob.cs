using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Km;

/// <summary>Reads a file and estimates its Kaplan-Meier curves, medians, follow-up, rates and log-rank test.</summary>
public static class KmJob
{
    /// <summary>The label of the sample where no groups were asked for.</summary>
    public const string WholeSample = "all";

    /// <summary>Runs the analysis.</summary>
    /// <param name="request">What is asked.</param>
    public static KmResult Run(KmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SurvivalRows rows = SurvivalTableReader.Read(request.Path, request.Columns);
        SurvivalData data = rows.Data;
        var groups = new List<KmGroup>();
        if (data.GroupLabels.IsEmpty) groups.Add(Group(request, WholeSample, data.ToEventTable()));
        for (int g = 0; g < data.GroupLabels.Length; g++) groups.Add(Group(request, data.GroupLabels[g], data.ToEventTable(g)));
        return new KmResult(request, rows, groups, groups.Count > 1 ? LogRank.Test(data) : null);
    }

    private static KmGroup Group(KmRequest request, string label, EventTable table)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(table, TimeUnit.Unstated, request.Options) with { Label = label };
        KaplanMeierCurve followUp = KaplanMeier.Estimate(table.Reversed(), TimeUnit.Unstated, request.Options);
        return new KmGroup(label, curve, curve.Median, followUp.Median, [.. request.At.Select(curve.At)]);
    }
}
