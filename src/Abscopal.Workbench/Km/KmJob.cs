using Abscopal.Input;
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
    /// <exception cref="InvalidInputException">The file is wrong, or an estimate cannot be made from it.</exception>
    public static KmResult Run(KmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SurvivalRows rows = SurvivalTableReader.Read(request.Path, request.Columns);
        SurvivalData data = rows.Data;
        try
        {
            KaplanMeierCurve[] curves = data.GroupLabels.IsEmpty
                ? [KaplanMeier.Estimate(data, request.Options) with { Label = WholeSample }]
                : KaplanMeier.EstimateByGroup(data, request.Options);
            KmGroup[] groups = [.. curves.Select((c, g) => Group(request, data, c, data.GroupLabels.IsEmpty ? data.ToEventTable() : data.ToEventTable(g)))];
            var pairs = curves.Skip(1).SelectMany(c => request.At, (curve, time) => (Curve: curve, Time: time)).ToList();
            return new KmResult(request, rows, groups, groups.Length > 1 ? LogRank.Test(data) : null)
            {
                Landmarks = [.. pairs.Select(p => LandmarkContrast.Compare(p.Curve, curves[0], p.Time))],
                LandmarkGroups = [.. pairs.Select(p => p.Curve.Label!)],
            };
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }
    }

    private static KmGroup Group(KmRequest request, SurvivalData data, KaplanMeierCurve curve, EventTable table)
    {
        if (request.Band is not null && curve.Conventions.Variance == VarianceKind.Robust)
            throw new SurvivalDataException("a confidence band is for samples without case weights");
        // The reverse curve has no rows of its own, so that it keeps Greenwood's variance where the curve's is robust.
        KaplanMeierCurve followUp = KaplanMeier.Estimate(table.Reversed(), TimeUnit.Unstated, request.Options with { StartTime = 0, Variance = VarianceKind.Model });
        var group = new KmGroup(curve.Label!, curve, curve.Median, followUp.Median, [.. request.At.Select(curve.At)])
        {
            Band = request.Band is { } kind
                ? ConfidenceBand.Estimate(curve, new ConfidenceBandOptions { Kind = kind, Level = curve.Conventions.Level, IntervalType = curve.Conventions.IntervalType })
                : null,
        };
        return request.Exact || request.MidP ? WithExactLimits(request, data, group, table) : group;
    }

    private static KmGroup WithExactLimits(KmRequest request, SurvivalData data, KmGroup group, EventTable table)
    {
        if (data.HasEntry || data.WeightKind is not null || request.Options.StartTime > 0)
            throw new SurvivalDataException("exact limits are for right-censored samples without entries, weights or a start time");
        BetaProductLimits exact = BetaProduct.Estimate(Rows(table), new BetaProductOptions { Level = group.Curve.Conventions.Level, MidP = request.MidP });
        return group with
        {
            Exact = exact,
            Median = exact.Median with { Estimate = group.Median.Estimate },
            At = [.. group.At.Select(r => r with { Limits = exact.At(r.Time) })],
        };
    }

    private static SurvivalData Rows(EventTable table)
    {
        var times = new List<double>();
        var events = new List<bool>();
        for (int i = 0; i < table.Count; i++)
        {
            for (int k = 0; k < table.Events[i] + table.Censored[i]; k++)
            {
                times.Add(table.Times[i]);
                events.Add(k < table.Events[i]);
            }
        }

        return SurvivalData.FromTimes([.. times], [.. events], NearTieRule.Exact);
    }
}
