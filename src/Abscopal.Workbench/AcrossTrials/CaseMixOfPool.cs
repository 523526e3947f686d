using Abscopal.Evidence.Bias;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Standardises a pooled ratio by the counts that the study and the pooled arms printed.</summary>
internal static class CaseMixOfPool
{
    public static StandardisedRatio? Standardise(PooledRatio ratio, Func<string, (int Count, int Of)?> own, IReadOnlyList<PublishedArm> arms, IReadOnlyList<PrognosticRatio> factors, ContrastRequest request)
    {
        PrognosticRatio[] known = [.. factors.Where(f => string.Equals(f.Endpoint, request.Endpoint, StringComparison.Ordinal))];
        if (known.Length == 0) return null;
        var used = new List<(PrognosticRatio Factor, PrognosticFactor Counted)>();
        var unprinted = new List<(PrognosticRatio Factor, double Share)>();
        var left = new List<string>();
        foreach (PrognosticRatio factor in known)
        {
            (int Count, int Of)?[] controls = [.. arms.Select(a => Counted(a, factor.Key))];
            if (controls.Any(c => c is null))
            {
                left.Add(factor.Key);
                continue;
            }

            // The pooled arms are taken together: one population.
            (int count, int of) = (controls.Sum(c => c!.Value.Count), controls.Sum(c => c!.Value.Of));
            if (own(factor.Key) is { } study) used.Add((factor, Factor(factor, study, (count, of))));
            else unprinted.Add((factor, (double)count / of));
        }

        double log = Math.Log(ratio.Pooled.HazardRatio.Value);
        CaseMixResult? result = used.Count == 0 ? null : CaseMix.Standardise(log, ratio.Pooled.StandardError, [.. used.Select(u => u.Counted)], new CaseMixOptions { Level = request.Level, Seed = request.Seed });
        double standardised = result is null ? log : Math.Log(result.AdjustedRatio);
        double With(PrognosticRatio factor, double share, double have) => Math.Exp(standardised - (Math.Log(factor.Ratio) * (have - share)));
        return new StandardisedRatio(result, [.. used.Select(u => u.Factor)], [.. unprinted.Select(u => new UnprintedFactor(u.Factor, With(u.Factor, u.Share, 0), With(u.Factor, u.Share, 1)))], [.. left]);
    }

    /// <summary>How many of how many have a factor by the print of an arm; null where it was not printed.</summary>
    public static (int Count, int Of)? Counted(PublishedArm arm, string key) => arm.Count(key) is { Count: { } count } printed ? (count, printed.Denominator) : null;

    private static PrognosticFactor Factor(PrognosticRatio factor, (int Count, int Of) study, (int Count, int Of) controls) => new()
    {
        Name = factor.Key,
        Ratio = factor.Ratio,
        Lower = factor.Lower,
        Upper = factor.Upper,
        TreatmentCount = study.Count,
        TreatmentSubjects = study.Of,
        ControlCount = controls.Count,
        ControlSubjects = controls.Of,
    };
}
