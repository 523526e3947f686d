using System.Collections.Immutable;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Pooling;
using Abscopal.Input;
using Abscopal.Numerics.Distributions;
using Abscopal.Survival;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Sets a single-arm study beside the arms of other trials.</summary>
public static class ContrastJob
{
    private static readonly double[] FactorRatios = [3, 5, 10];
    private static readonly double[] Prevalences = [0.4, 0.6, 0.8];
    private static readonly double[] Shifts = [-1, 1];

    /// <summary>Draws data sets of every arm, compares, pools and asks what bias could do.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">A study cannot be read, or too little was printed.</exception>
    public static ContrastResult Run(ContrastRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        IReadOnlyList<PrintedFactor>? factors = request.Prognosis is { } file ? PrognosisFile.Read(file) : null;
        TrialArm own = ArmDraws.Own(request.Study, request.Endpoint, request.Sets, request.Seed, cancellation);
        (ImmutableArray<TrialArm> others, ImmutableArray<string> left) = ArmDraws.Others(request.Trials, request.Endpoint, request.Sets, request.Seed);
        if (others.IsEmpty) throw new InvalidInputException(new InputProblem("no arm of the other trials can be drawn", Key: "--with", Allowed: "trials with a row at risk of " + request.Endpoint));
        var options = new ComparisonOptions { Level = request.Level, Landmarks = request.Landmarks, Cuts = request.Cuts };
        var contrasts = new ArmContrast[others.Length];
        Parallel.For(0, others.Length, new ParallelOptions { CancellationToken = cancellation }, i => contrasts[i] = Contrast(own, others[i], options));
        string[] groups = ["", .. others.Select(a => a.Group).Where(g => g.Length > 0).Distinct(StringComparer.Ordinal)];
        ImmutableArray<PooledRatio> ratios = [.. groups.Select(g => Ratio(g, own, [.. contrasts.Where(c => IsIn(c.Arm, g))], request)).OfType<PooledRatio>()];
        TrialArm first = contrasts[0].Arm;
        return new ContrastResult
        {
            Request = request,
            Own = own,
            Arms = [.. contrasts],
            LeftOut = left,
            Landmarks = [.. from g in groups from t in request.Landmarks let p = Landmark(g, t, own, [.. others.Where(a => IsIn(a, g))], request) where p is not null select p],
            Ratios = ratios,
            Imbalance = ratios.Length > 0 ? UnmeasuredConfounding.Imbalance(ratios[0].HazardRatio.Value, FactorRatios, Prevalences) : [],
            ImmortalTime = Immortal(own, request),
            TimeZero = TimeZero.Sensitivity(own.Draws, first.Draws, Shifts, options),
            CaseMix = factors is null || ratios.IsEmpty ? null : PrognosisFile.Standardise(factors, ratios[0], request),
        };
    }

    private static bool IsIn(TrialArm arm, string group) => arm.IsControl && (group.Length == 0 || string.Equals(arm.Group, group, StringComparison.Ordinal));

    internal static ArmContrast Contrast(TrialArm own, TrialArm other, ComparisonOptions options)
    {
        ArmComparisonResult result = ArmComparison.Compare(own.Draws, other.Draws, options);
        Interval limits = result.HazardRatioLimits;
        EValueResult? value = result.HazardRatio.IsEstimated && limits.Lower.IsEstimated
            ? EValues.Of(result.HazardRatio.Value, limits.Lower.Value, limits.Upper.Value, RatioKind.CommonHazardRatio)
            : null;
        return new ArmContrast(other, result, value);
    }

    private static PooledLandmark? Landmark(string group, double time, TrialArm own, IReadOnlyList<TrialArm> controls, ContrastRequest request)
    {
        ImmutableArray<TrialEstimate> trials = ControlRates.Estimates(controls, time, request.Level);
        if (trials.IsEmpty) return null;
        return new PooledLandmark(
            group,
            time,
            trials,
            RandomEffects.Pool(trials, new RandomEffectsOptions { Level = request.Level }),
            BayesianPooling.Pool(trials, new BayesianPoolingOptions { Level = request.Level, TauScale = request.TauScale }),
            ControlRates.Logit(own, time, request.Level));
    }

    private static PooledRatio? Ratio(string group, TrialArm own, IReadOnlyList<ArmContrast> contrasts, ContrastRequest request)
    {
        double shared = 1.0 / own.Draws.Min(d => d.EventCount);
        TrialEstimate[] trials =
        [
            .. from c in contrasts
               let ratio = c.Comparison.LogHazardRatio
               where ratio.TotalVariance.IsEstimated
               let floor = 1.0 / c.Arm.Draws.Max(d => d.EventCount)
               select new TrialEstimate(c.Arm.Study.Title.English, PoolingScale.LogHazardRatio, ratio.Value.Value, Math.Sqrt(Math.Max(floor, ratio.TotalVariance.Value - shared))),
        ];
        if (trials.Length == 0) return null;
        RandomEffectsResult pooled = RandomEffects.Pool(trials, new RandomEffectsOptions { Level = request.Level });
        double tail = 0.5 * (1 - request.Level);
        // The two parts are independent: squares of their half widths add, each with its own quantile.
        double own2 = Square(Normal.UpperQuantile(tail)) * shared;
        double controls = pooled.Limits.Upper.IsEstimated ? pooled.Limits.Upper.Value - pooled.Mean.Value : Normal.UpperQuantile(tail) * pooled.StandardError.Value;
        Interval limits = Around(pooled.Mean.Value, Math.Sqrt(own2 + Square(controls)));
        Interval prediction = pooled.PredictionLimits.Upper.IsEstimated
            ? Around(pooled.Mean.Value, Math.Sqrt(own2 + Square(pooled.PredictionLimits.Upper.Value - pooled.Mean.Value)))
            : new Interval(Estimate.NotEstimable, Estimate.NotEstimable);
        double value = Math.Exp(pooled.Mean.Value);
        return new PooledRatio(group, pooled, Estimate.Of(value), limits, prediction, EValues.Of(value, limits.Lower.Value, limits.Upper.Value, RatioKind.CommonHazardRatio));
    }

    private static double Square(double x) => x * x;

    private static Interval Around(double middle, double width) => new(Estimate.Of(Math.Exp(middle - width)), Estimate.Of(Math.Exp(middle + width)));

    private static ImmortalTimeResult? Immortal(TrialArm own, ContrastRequest request)
    {
        if (own.Arm.Count(request.TreatedCount) is not { Count: > 0 } count || count.Count >= own.Arm.N) return null;
        return ImmortalTime.Simulate(own.Draws, new ImmortalTimeOptions
        {
            Treated = count.Count!.Value,
            Earliest = request.TreatedBetween.Earliest,
            Latest = request.TreatedBetween.Latest,
            Seed = request.Seed,
            Simulations = 1000,
            Level = request.Level,
        });
    }

    private static void Check(ContrastRequest request)
    {
        if (request.Trials.IsEmpty) throw new InvalidInputException(new InputProblem("there is no trial to compare with", Key: "--with", Allowed: "at least one folder"));
        if (request.Sets is < 2 or > 1000) throw new InvalidInputException(new InputProblem($"{request.Sets} data sets", Key: "--sets", Allowed: "2 to 1000"));
        if (!(request.TreatedBetween.Earliest >= 0 && request.TreatedBetween.Earliest <= request.TreatedBetween.Latest))
            throw new InvalidInputException(new InputProblem("the months of treatment fall", Key: "--treated-between", Allowed: "two months such as 3,9"));
        for (int i = 1; i < request.Cuts.Length; i++)
        {
            if (!(request.Cuts[i] > request.Cuts[i - 1])) throw new InvalidInputException(new InputProblem("the cuts do not increase", Key: "--cuts", Allowed: "increasing months such as 6,12"));
        }

        if (request.Cuts.Concat(request.Landmarks).Any(t => !(t > 0))) throw new InvalidInputException(new InputProblem("a month is 0", Key: "--cuts, --at", Allowed: "months above 0"));
    }
}
