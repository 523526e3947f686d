using System.Collections.Immutable;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Pooling;
using Abscopal.Study;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Compares, pools, and asks what bias could do, once the data sets of every arm are there.</summary>
internal static class Contrasts
{
    private static readonly double[] FactorRatios = [3, 5, 10];
    private static readonly double[] Prevalences = [0.4, 0.6, 0.8];
    private static readonly double[] Shifts = [-1, 1];

    public static ContrastResult Of(ContrastRequest request, TrialArm own, IReadOnlyList<TrialArm> others, IReadOnlyList<string> left, IReadOnlyList<PrognosticRatio> factors, PatientArm? patients, CancellationToken cancellation)
    {
        double horizon = request.Horizon ?? others.Prepend(own).SelectMany(a => a.Draws).Min(d => d.Times.Max());
        var options = new ComparisonOptions { Level = request.Level, Horizon = horizon, Landmarks = request.Landmarks, Cuts = request.Cuts };
        var arms = new ArmContrast[others.Count];
        Parallel.For(0, arms.Length, new ParallelOptions { CancellationToken = cancellation }, i => arms[i] = Contrast(own, others[i], patients, options));
        Words?[] groups = [null, .. others.Select(a => a.Group).OfType<Words>().Distinct()];
        ImmutableArray<PooledRatio> ratios = [.. from ofControls in new[] { true, false } from g in groups let r = Ratio(g, ofControls, arms, key => patients?.Counted(key) ?? CaseMixOfPool.Counted(own.Arm, key), factors, request) where r is not null select r];
        return new ContrastResult
        {
            Request = request,
            Own = own,
            Arms = [.. arms],
            LeftOut = [.. left],
            Landmarks = Landmarks(own, others, groups, request),
            Ratios = ratios,
            Imbalance = ratios.FirstOrDefault(r => r.OfControls) is { } controls ? UnmeasuredConfounding.Imbalance(controls.Pooled.HazardRatio.Value, FactorRatios, Prevalences) : [],
            ImmortalTime = Immortal(own, null, patients?.Treated, request),
            ImmortalTimeAndSelection = own.Progression.IsEmpty ? null : Immortal(own, own.Progression, patients?.Treated, request),
            LandmarkAnalysis = patients?.Landmark(options),
            PatientsExcluded = patients?.Excluded,
        };
    }

    internal static EValueResult? EValue(ArmComparisonResult result) => result.HazardRatio.IsEstimated && result.HazardRatioLimits.Lower.IsEstimated
        ? EValues.Of(result.HazardRatio.Value, result.HazardRatioLimits.Lower.Value, result.HazardRatioLimits.Upper.Value, RatioKind.CommonHazardRatio)
        : null;

    private static ArmContrast Contrast(TrialArm own, TrialArm other, PatientArm? patients, ComparisonOptions options)
    {
        ArmComparisonResult result = ArmComparison.Compare(own.Draws, other.Draws, options);
        return new ArmContrast(other, result, EValue(result))
        {
            TimeZero = TimeZero.Sensitivity(own.Draws, other.Draws, Shifts, options with { Horizon = null, Landmarks = [], Cuts = [] }),
            Matched = patients?.Match(other, options),
        };
    }

    private static bool IsIn(TrialArm arm, Words? group) => group is null || group == arm.Group;

    private static PooledRatio? Ratio(Words? group, bool controls, IEnumerable<ArmContrast> contrasts, Func<string, (int Count, int Of)?> counted, IReadOnlyList<PrognosticRatio> factors, ContrastRequest request)
    {
        ArmContrast[] pooled = [.. contrasts.Where(c => c.Arm.IsControl == controls && IsIn(c.Arm, group) && c.Comparison.LogHazardRatio.TotalVariance.IsEstimated)];
        if (pooled.Length == 0) return null;
        SharedArmPoolingResult result = SharedArmPooling.Pool([.. pooled.Select(c => new NamedComparison(c.Arm.Name("en"), c.Comparison))], request.TauScale);
        EValueResult value = EValues.Of(result.HazardRatio.Value, result.Limits.Lower.Value, result.Limits.Upper.Value, RatioKind.CommonHazardRatio);
        var ratio = new PooledRatio(group, controls, result, value);
        NamedComparison[] matched = [.. from c in pooled let m = c.Matched?.Comparison where m is { LogHazardRatio.TotalVariance.IsEstimated: true } select new NamedComparison(c.Arm.Name("en"), m)];
        return ratio with
        {
            Matched = matched.Length == pooled.Length ? SharedArmPooling.Pool(matched, request.TauScale) : null,
            CaseMix = CaseMixOfPool.Standardise(ratio, counted, [.. pooled.Select(c => c.Arm.Arm)], factors, request),
        };
    }

    // Each control arm's rate is estimated once; groups choose among them.
    private static ImmutableArray<PooledLandmark> Landmarks(TrialArm own, IReadOnlyList<TrialArm> others, Words?[] groups, ContrastRequest request)
    {
        TrialArm[] controls = [.. others.Where(a => a.IsControl)];
        var rates = new List<(double Time, ImputedEstimate Own, TrialEstimate?[] Controls)>();
        foreach (double time in request.Landmarks) rates.Add((time, ControlRates.Logit(own, time, request.Level), [.. controls.Select(c => ControlRates.OnLogit(c, time, request.Level))]));
        return
        [
            .. from g in groups
               from r in rates
               let trials = r.Controls.Where((e, i) => e is not null && IsIn(controls[i], g)).OfType<TrialEstimate>().ToImmutableArray()
               where !trials.IsEmpty
               select new PooledLandmark(
                   g,
                   r.Time,
                   trials,
                   RandomEffects.Pool(trials, new RandomEffectsOptions { Level = request.Level }),
                   BayesianPooling.Pool(trials, new BayesianPoolingOptions { Level = request.Level, TauScale = request.TauScale }),
                   r.Own),
        ];
    }

    private static ImmortalTimeResult? Immortal(TrialArm own, ImmutableArray<ArmSample>? gate, int? dated, ContrastRequest request)
    {
        int subjects = own.Draws.Min(d => d.Count);
        if ((dated ?? own.Arm.Count(request.TreatedCount)?.Count) is not { } treated || treated < 1 || treated >= subjects) return null;
        var options = new ImmortalTimeOptions
        {
            Treated = treated,
            Earliest = request.TreatedBetween.Earliest,
            Latest = request.TreatedBetween.Latest,
            Seed = request.Seed,
            Simulations = 1000,
            Level = request.Level,
        };
        return ImmortalTime.Simulate(own.Draws, options, gate);
    }
}
