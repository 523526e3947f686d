using Abscopal.Evidence.Comparison;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>Simulates what immortal time alone would show.</summary>
/// <remarks>
/// Suissa, Am. J. Epidemiol. 167 (2008) 492-499. Each simulation takes a cohort's own survival, gives every subject a day
/// of treatment, and picks the treated at random among those still free of the gate (by default the event itself) on
/// their day: whatever benefit is then seen is bias: of immortal time, and of selection where the gate is another event.
/// </remarks>
public static class ImmortalTime
{
    private const uint Purpose = 0x49_4D_4D_54;

    /// <summary>Runs the simulations.</summary>
    /// <param name="outcome">The outcome, a sample a cohort.</param>
    /// <param name="options">How many were treated and when.</param>
    /// <param name="gate">
    /// What ends the chance of being treated, for example progression: a sample a cohort, of the same subjects in the
    /// same order; null for the outcome itself.
    /// </param>
    /// <exception cref="EvidenceInputException">Samples do not fit, or an option is out of range.</exception>
    public static ImmortalTimeResult Simulate(IReadOnlyList<ArmSample> outcome, ImmortalTimeOptions options, IReadOnlyList<ArmSample>? gate = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(options);
        gate ??= outcome;
        Check(outcome, options, gate);
        var naive = new List<double>();
        var dependent = new List<double>();
        var landmark = new List<double>();
        double months = 0;
        int feasible = 0;
        for (int k = 0; k < options.Simulations; k++)
        {
            var draw = new ImmortalDraw(outcome[k % outcome.Count], gate[k % outcome.Count], options, new RandomStream(options.Seed, new StreamAddress(Purpose, (uint)k, 0)));
            if (!draw.IsFeasible) continue;
            feasible++;
            months += draw.MeanWait;
            if (draw.Naive().LogRatio is { IsEstimated: true } ratio) naive.Add(ratio.Value);
            if (draw.TimeDependent().LogRatio is { IsEstimated: true } fair) dependent.Add(fair.Value);
            if (draw.LandmarkDifference() is { IsEstimated: true } difference) landmark.Add(difference.Value);
        }

        return new ImmortalTimeResult
        {
            Options = options,
            Estimable = naive.Count,
            Infeasible = options.Simulations - feasible,
            NaiveRatio = Median(naive).Map(ElementaryMath.Exp),
            NaiveRatioLimits = Limits(naive, options.Level),
            ShareBelowOne = naive.Count > 0 ? Estimate.Of((double)naive.Count(r => r < 0) / naive.Count) : Estimate.NotEstimable,
            NaiveLandmarkDifference = Median(landmark),
            TimeDependentRatio = Median(dependent).Map(ElementaryMath.Exp),
            ImmortalMonths = feasible > 0 ? Estimate.Of(months / feasible) : Estimate.NotEstimable,
        };
    }

    private static Estimate Median(List<double> draws)
    {
        if (draws.Count == 0) return Estimate.NotEstimable;
        double[] sorted = [.. draws];
        Array.Sort(sorted);
        return Estimate.Of(DrawQuantiles.Quantile(sorted, 0.5));
    }

    private static Interval Limits(List<double> draws, double level)
    {
        if (draws.Count == 0) return new Interval(Estimate.NotEstimable, Estimate.NotEstimable);
        Interval limits = DrawQuantiles.Limits([.. draws], level);
        return new Interval(limits.Lower.Map(ElementaryMath.Exp), limits.Upper.Map(ElementaryMath.Exp));
    }

    private static void Check(IReadOnlyList<ArmSample> outcome, ImmortalTimeOptions options, IReadOnlyList<ArmSample> gate)
    {
        EvidenceInputException.ThrowIfNotLevel(options.Level);
        if (outcome.Count == 0 || gate.Count != outcome.Count)
            throw new EvidenceInputException($"{outcome.Count} samples of the outcome and {gate.Count} of the gate; they must be equal and at least 1");
        for (int i = 0; i < outcome.Count; i++)
        {
            if (outcome[i].Count != gate[i].Count)
                throw new EvidenceInputException($"sample {i + 1}: {outcome[i].Count} subjects in the outcome and {gate[i].Count} in the gate; they must be the same subjects");
            if (!(options.Treated >= 1 && options.Treated < outcome[i].Count))
                throw new EvidenceInputException($"{options.Treated} of {outcome[i].Count} treated; the number must lie from 1 to one less than the subjects");
        }

        if (!(options.Earliest >= 0 && options.Earliest <= options.Latest && double.IsFinite(options.Latest)))
            throw new EvidenceInputException($"treatment between months {options.Earliest:R} and {options.Latest:R}; it must be 0 <= earliest <= latest");
        if (options.Simulations < 1) throw new EvidenceInputException($"{options.Simulations} simulations; at least 1 is needed");
        EvidenceInputException.ThrowIfNotPositive(options.Landmark, "the landmark");
    }
}
