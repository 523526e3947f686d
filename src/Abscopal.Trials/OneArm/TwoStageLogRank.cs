using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;
using Abscopal.Numerics.Random;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.OneArm;

/// <summary>A single-arm survival trial with one look for futility by the one-sample log-rank test with variance E.</summary>
/// <param name="InterimTime">The calendar time of the look; accrual goes on meanwhile.</param>
/// <param name="InterimSubjects">Subjects accrued by then, not rounded.</param>
/// <param name="InterimBound">Below it the trial stops.</param>
/// <param name="Subjects">Subjects of the whole trial.</param>
/// <param name="FinalBound">At or above it the null is rejected.</param>
/// <param name="Alpha">The level.</param>
/// <param name="Power">The power.</param>
/// <param name="ExpectedSubjects">Expected subjects under the null.</param>
/// <param name="EarlyStop">The probability of stopping early under the null.</param>
/// <param name="Duration">The longest duration.</param>
/// <remarks>
/// Source: Wu, Chen, Wei, Weiss and Chauhan, Pharmaceutical Statistics 19 (2020) 214-229: the two statistics are bivariate
/// normal, under the null with the root of the ratio of expected events as correlation. With few events at the look the
/// normal approximation flatters the power by one or two points.
/// </remarks>
public sealed record TwoStageLogRank(
    double InterimTime, double InterimSubjects, double InterimBound, int Subjects, double FinalBound, double Alpha, double Power, double ExpectedSubjects, double EarlyStop, double Duration)
{
    private const uint Purpose = 33;

    /// <summary>A given design with its characteristics.</summary>
    /// <param name="options">Control, accrual and follow-up.</param>
    /// <param name="interimTime">The calendar time of the look, before the end.</param>
    /// <param name="interimBound">Below it the trial stops.</param>
    /// <param name="subjects">Subjects of the whole trial.</param>
    /// <param name="finalBound">At or above it the null is rejected.</param>
    public static TwoStageLogRank Of(TwoStageLogRankOptions options, double interimTime, double interimBound, int subjects, double finalBound)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        DesignCheck.Positive(interimTime, "interimTime");
        if (subjects < 2) throw new DesignException("subjects", $"is {subjects}", "2 or more");
        double accrual = subjects / options.AccrualRate;
        double end = accrual + options.FollowUp;
        if (interimTime >= end) throw new DesignException("interimTime", $"is {DesignCheck.Text(interimTime)}", $"before the end at {DesignCheck.Text(end)}");
        return Describe(options, new Moments(options, interimTime, subjects), interimTime, interimBound, subjects, finalBound);
    }

    /// <summary>
    /// The design with the fewest expected subjects under the null among those of some size, over looks on a grid of
    /// accrual shares and futility bounds.
    /// </summary>
    /// <param name="options">What is searched for.</param>
    /// <exception cref="DesignException">No design up to 1000 subjects keeps level and power.</exception>
    public static TwoStageLogRank Optimal(TwoStageLogRankOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        TwoStageLogRank? best = null;
        int first = FewestWithoutLook(options);
        for (int subjects = first; subjects <= first + Math.Max(6, first / 4); subjects++)
        {
            double accrual = subjects / options.AccrualRate;
            for (int share = 20; share <= 96; share += 4)
            {
                double time = accrual * share / 100;
                var moments = new Moments(options, time, subjects);
                // The highest bound that keeps the power stops most often; the power falls with the bound.
                TwoStageLogRank? found = null;
                (int low, int high) = (-31, 11);
                while (high - low > 1)
                {
                    int step = (low + high) >> 1;
                    TwoStageLogRank? here = At(options, moments, time, 0.05 * step, subjects);
                    if (here is null) high = step;
                    else (low, found) = (step, here);
                }

                if (found is not null && (best is null || found.ExpectedSubjects < best.ExpectedSubjects - 1e-9)) best = found;
            }
        }

        return best ?? throw new DesignException("power", $"{DesignCheck.Text(options.Power)} is not kept by any design looked at", "a lower power or a stronger effect");
    }

    /// <summary>What the design really does, where the normal approximation is rough: with few events its level is below the nominal one.</summary>
    /// <param name="options">Control, accrual and follow-up; subjects enter uniformly.</param>
    /// <param name="hazardRatio">The true hazard ratio; 1 gives the true level.</param>
    /// <param name="trials">Simulated trials.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The probabilities of rejecting and of stopping early, with the standard error of the first.</returns>
    public (double Rejection, double StandardError, double EarlyStop) Simulate(TwoStageLogRankOptions options, double hazardRatio, int trials, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        DesignCheck.Positive(hazardRatio, "hazardRatio");
        if (trials < 1) throw new DesignException("trials", $"are {trials}", "1 or more");
        double accrual = Subjects / options.AccrualRate;
        (int rejected, int stopped) = (0, 0);
        for (int trial = 0; trial < trials; trial++)
        {
            (int early, int late) = (0, 0);
            (double expectedEarly, double expectedLate) = (0, 0);
            for (int i = 0; i < Subjects; i++)
            {
                var stream = new RandomStream(seed, new StreamAddress(Purpose, (uint)trial, (uint)i));
                double entry = accrual * stream.NextUniform();
                double hazard = stream.NextExponential() / hazardRatio;
                double now = options.Control.CumulativeHazard(Math.Max(0, InterimTime - entry));
                double end = options.Control.CumulativeHazard(Duration - entry);
                early += hazard <= now ? 1 : 0;
                late += hazard <= end ? 1 : 0;
                expectedEarly += Math.Min(hazard, now);
                expectedLate += Math.Min(hazard, end);
            }

            if (OneSampleLogRank.Statistic(early, expectedEarly, OneSampleVariance.Expected) < InterimBound) stopped++;
            else if (OneSampleLogRank.Statistic(late, expectedLate, OneSampleVariance.Expected) >= FinalBound) rejected++;
        }

        double share = (double)rejected / trials;
        return (share, Math.Sqrt(share * (1 - share) / trials), (double)stopped / trials);
    }

    private static TwoStageLogRank? At(TwoStageLogRankOptions options, Moments moments, double time, double bound, int subjects)
    {
        double final = Brent.Root(c => moments.Null(bound, c) - options.Alpha, -1, 6, 1e-9);
        return moments.Alternative(bound, final) < options.Power ? null : Describe(options, moments, time, bound, subjects, final);
    }

    private static TwoStageLogRank Describe(TwoStageLogRankOptions options, Moments moments, double time, double bound, int subjects, double final)
    {
        double stop = Normal.Cumulative(bound);
        double interim = Math.Min(subjects, time * options.AccrualRate);
        return new TwoStageLogRank(
            time, interim, bound, subjects, final, moments.Null(bound, final), moments.Alternative(bound, final), subjects - (stop * (subjects - interim)), stop,
            (subjects / options.AccrualRate) + options.FollowUp);
    }

    private static int FewestWithoutLook(TwoStageLogRankOptions options)
    {
        for (int subjects = 2; subjects <= 1000; subjects++)
        {
            double accrual = subjects / options.AccrualRate;
            var moments = new Moments(options, accrual, subjects);
            if (moments.Alternative(-9, Normal.UpperQuantile(options.Alpha)) >= options.Power) return subjects;
        }

        throw new DesignException("hazardRatio", $"{DesignCheck.Text(options.HazardRatio)} needs over 1000 subjects", "farther from 1");
    }

    private sealed class Moments
    {
        private readonly double _correlation;
        private readonly double _correlationOfEffect;
        private readonly (double Mean, double Deviation) _interim;
        private readonly (double Mean, double Deviation) _final;

        public Moments(TwoStageLogRankOptions options, double interimTime, int subjects)
        {
            double accrual = subjects / options.AccrualRate;
            double end = accrual + options.FollowUp;
            double entered = Math.Min(interimTime, accrual);
            double first = entered * options.AccrualRate;
            OneSampleMoments nullFirst = OneSampleMoments.At(options.Control, 1, interimTime, entered);
            OneSampleMoments nullLast = OneSampleMoments.At(options.Control, 1, end, accrual);
            OneSampleMoments one = OneSampleMoments.At(options.Control, options.HazardRatio, interimTime, entered);
            OneSampleMoments two = OneSampleMoments.At(options.Control, options.HazardRatio, end, accrual);
            _correlation = Math.Sqrt(first * nullFirst.Events / (subjects * nullLast.Events));
            _correlationOfEffect = Math.Min(1, Math.Sqrt(first * one.Variance / (subjects * two.Variance)));
            _interim = (Math.Sqrt(first / one.Expected) * one.Difference, Math.Sqrt(one.Variance / one.Expected));
            _final = (Math.Sqrt(subjects / two.Expected) * two.Difference, Math.Sqrt(two.Variance / two.Expected));
        }

        public double Null(double bound, double final) => Both(bound, final, _correlation);

        public double Alternative(double bound, double final) =>
            Both((bound - _interim.Mean) / _interim.Deviation, (final - _final.Mean) / _final.Deviation, _correlationOfEffect);

        // P(both above): the first integrated, the second in closed form given it.
        private static double Both(double first, double last, double correlation)
        {
            if (correlation >= 1 - 1e-12) return Normal.UpperTail(Math.Max(first, last));
            double left = Math.Sqrt(1 - (correlation * correlation));
            double from = Math.Max(first, -8.5);
            double sum = 0;
            for (int panel = 0; panel < 6; panel++)
            {
                sum += GaussLegendre.OfPoints(16).Integrate(
                    x => Normal.Density(x) * Normal.UpperTail((last - (correlation * x)) / left), from + ((8.5 - from) * panel / 6), from + ((8.5 - from) * (panel + 1) / 6));
            }

            return sum;
        }
    }
}
