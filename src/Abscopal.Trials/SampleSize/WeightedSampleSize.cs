using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.SampleSize;

/// <summary>Sizes of randomised trials by tests made for hazards that are not proportional.</summary>
public static class WeightedSampleSize
{
    /// <summary>By a weighted log-rank test, stratified when there are several strata.</summary>
    /// <param name="strata">The strata; their accrual rates are relative.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="weight">The weight of the events.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <param name="variance">Which variances.</param>
    /// <remarks>Source: Yung and Liu, Biometrics 76 (2020) 939-950; both variances as in Zhao, Zhang, Anderson et al., 2024 (gsDesign2).</remarks>
    public static SurvivalSampleSize LogRank(
        IReadOnlyList<TwoArmPlan> strata, double time, EventWeight weight, double alpha = 0.025, double power = 0.9, ScoreVariance variance = ScoreVariance.Alternative)
    {
        ArgumentNullException.ThrowIfNull(weight);
        Check(alpha, power);
        WeightedScore score = WeightedScore.At(strata, time, [weight]);
        if (!(score.Scores[0] > 0)) throw new DesignException("plan", "shows no benefit of the experimental arm", "hazards that give one");
        double effect = score.Scores[0] / score.Covariance[0, 0];
        double level = variance == ScoreVariance.Alternative ? score.Covariance[0, 0] : score.NullVariances[0];
        double root = ((Normal.UpperQuantile(alpha) / Math.Sqrt(level)) + (Normal.Quantile(power) / Math.Sqrt(score.Covariance[0, 0]))) / effect;
        return Sized(weight.Name, root * root, score);
    }

    /// <summary>The power of a weighted log-rank test of a plan as it is.</summary>
    /// <param name="strata">The strata with their accrual in subjects per time.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="weight">The weight of the events.</param>
    /// <param name="alpha">One-sided.</param>
    public static double Power(IReadOnlyList<TwoArmPlan> strata, double time, EventWeight weight, double alpha = 0.025)
    {
        DesignCheck.Probability(alpha, "alpha");
        return Normal.UpperTail(Normal.UpperQuantile(alpha) - WeightedScore.At(strata, time, [weight]).Drift(0));
    }

    /// <summary>By the difference of restricted mean survival times.</summary>
    /// <param name="plan">The plan: its accrual rates are relative.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="horizon">The horizon of the means, before <paramref name="time"/>.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <remarks>The variance of one arm's mean is the integral of (area of S from u to the horizon)^2 h(u) / number at risk: Yung and Liu, Biometrics 76 (2020) 939-950.</remarks>
    public static SurvivalSampleSize RestrictedMean(TwoArmPlan plan, double time, double horizon, double alpha = 0.025, double power = 0.9)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Check(alpha, power);
        DesignCheck.Positive(horizon, "horizon");
        if (horizon >= time) throw new DesignException("horizon", $"is {DesignCheck.Text(horizon)}", $"before the analysis at {DesignCheck.Text(time)}");
        double difference = Area(plan.Experimental, 0, horizon) - Area(plan.Control, 0, horizon);
        if (!(difference > 0)) throw new DesignException("plan", "shows no benefit up to the horizon", "hazards that give one");
        double variance = (MeanVariance(plan.Accrual, plan.Control, plan.ControlDropout, time, horizon) / plan.ControlShare)
            + (MeanVariance(plan.Accrual, plan.Experimental, plan.ExperimentalDropout, time, horizon) / (1 - plan.ControlShare));
        double root = (Normal.UpperQuantile(alpha) + Normal.Quantile(power)) / difference;
        AverageHazardRatio effect = AverageHazardRatio.At(plan, time);
        double factor = root * root * variance;
        return new SurvivalSampleSize("restricted mean", factor * effect.Subjects, factor * effect.Events, time, factor);
    }

    internal static void Check(double alpha, double power)
    {
        DesignCheck.Probability(alpha, "alpha");
        DesignCheck.Probability(power, "power");
        if (power <= alpha) throw new DesignException("power", $"is {DesignCheck.Text(power)}", "above alpha");
    }

    internal static SurvivalSampleSize Sized(string method, double factor, WeightedScore score) =>
        new(method, factor * score.Subjects, factor * score.Events, score.Time, factor);

    private static double MeanVariance(PiecewiseRate accrual, PiecewiseRate hazard, PiecewiseRate dropout, double time, double horizon)
    {
        double[] points = [.. hazard.Starts.Concat(dropout.Starts).Concat(accrual.Starts.Select(start => time - start)).Where(t => t > 0 && t < horizon).Append(0).Append(horizon).Distinct().Order()];
        double sum = 0;
        for (int k = 1; k < points.Length; k++)
        {
            double rate = hazard.At(points[k - 1]);
            sum += GaussLegendre.OfPoints(40).Integrate(
                u =>
                {
                    double area = Area(hazard, u, horizon);
                    return area * area * rate / (hazard.Survival(u) * dropout.Survival(u) * accrual.Cumulative(time - u));
                },
                points[k - 1],
                points[k]);
        }

        return sum;
    }

    private static double Area(PiecewiseRate hazard, double from, double to)
    {
        double sum = 0;
        double[] points = [.. hazard.Starts.Where(t => t > from && t < to).Append(from).Append(to).Distinct().Order()];
        for (int k = 1; k < points.Length; k++) sum += GaussLegendre.OfPoints(16).Integrate(hazard.Survival, points[k - 1], points[k]);
        return sum;
    }
}
