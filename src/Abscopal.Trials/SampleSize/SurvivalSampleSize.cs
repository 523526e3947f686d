using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.SampleSize;

/// <summary>The subjects and events of a randomised trial analysed at one calendar time.</summary>
/// <param name="Method">The formula.</param>
/// <param name="Subjects">Subjects, not rounded.</param>
/// <param name="Events">Events expected under the alternative, not rounded.</param>
/// <param name="Time">The calendar time of the analysis.</param>
/// <param name="AccrualFactor">What the accrual rates of the plan are to be multiplied by.</param>
public sealed record SurvivalSampleSize(string Method, double Subjects, double Events, double Time, double AccrualFactor)
{
    /// <summary>
    /// Fixed follow-up, proportional hazards: the variance under the null by the pooled hazard, under the alternative by
    /// each arm's own.
    /// </summary>
    /// <param name="plan">The plan: its accrual rates are relative.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <remarks>Source: Lachin and Foulkes, Biometrics 42 (1986) 507-519.</remarks>
    public static SurvivalSampleSize LachinFoulkes(TwoArmPlan plan, double time, double alpha = 0.025, double power = 0.9)
    {
        AverageHazardRatio effect = Checked(plan, time, alpha, power);
        double share = plan.ControlShare;
        double[] starts = [.. plan.Control.Starts.Concat(plan.Experimental.Starts).Distinct().Order()];
        var pooled = new PiecewiseRate(starts, [.. starts.Select(t => (share * plan.Control.At(t)) + ((1 - share) * plan.Experimental.At(t)))]);
        (double control, double experimental) = ExpectedEvents.ByArm(plan, time, 0, double.PositiveInfinity);
        (double nullControl, double nullExperimental) = ExpectedEvents.ByArm(plan with { Control = pooled, Experimental = pooled }, time, 0, double.PositiveInfinity);
        double root = (Normal.UpperQuantile(alpha) * Math.Sqrt((1 / nullControl) + (1 / nullExperimental)))
            + (Normal.Quantile(power) * Math.Sqrt((1 / control) + (1 / experimental)));
        return Of("Lachin-Foulkes", root, effect);
    }

    /// <summary>By the average hazard ratio, with information under the null and under the alternative.</summary>
    /// <param name="plan">The plan: its accrual rates are relative.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <remarks>Source: Mukhopadhyay et al., Contemporary Clinical Trials 96 (2020) 106098.</remarks>
    public static SurvivalSampleSize ByAverageHazardRatio(TwoArmPlan plan, double time, double alpha = 0.025, double power = 0.9)
    {
        AverageHazardRatio effect = Checked(plan, time, alpha, power);
        double root = (Normal.UpperQuantile(alpha) / Math.Sqrt(effect.NullInformation)) + (Normal.Quantile(power) / Math.Sqrt(effect.Information));
        return Of("average hazard ratio", root, effect);
    }

    /// <summary>By the expected score and variance of the (weighted) log-rank test, over a fine grid of time since randomisation.</summary>
    /// <param name="plan">The plan: its accrual rates are relative.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <param name="intervals">Cells of the grid.</param>
    /// <param name="weight">The weight of an event at a time, given the pooled survival there; null for the log-rank test.</param>
    /// <remarks>Source: Lakatos, Biometrics 44 (1988) 229-241, equation 2.2; weights as in Hasegawa, Pharmaceutical Statistics 13 (2014) 128-135.</remarks>
    public static SurvivalSampleSize Lakatos(
        TwoArmPlan plan, double time, double alpha = 0.025, double power = 0.9, int intervals = 1000, Func<double, double, double>? weight = null)
    {
        AverageHazardRatio effect = Checked(plan, time, alpha, power);
        if (intervals < 10) throw new DesignException("intervals", $"is {intervals}", "10 or more");
        double share = plan.ControlShare;
        double score = 0;
        double variance = 0;
        for (int i = 0; i < intervals; i++)
        {
            double middle = time * (i + 0.5) / intervals;
            double accrued = plan.Accrual.Cumulative(time - middle);
            double survivalControl = plan.Control.Survival(middle);
            double survivalExperimental = plan.Experimental.Survival(middle);
            double control = share * accrued * survivalControl * plan.ControlDropout.Survival(middle);
            double experimental = (1 - share) * accrued * survivalExperimental * plan.ExperimentalDropout.Survival(middle);
            double hazardControl = plan.Control.At(middle);
            double hazardExperimental = plan.Experimental.At(middle);
            double events = ((control * hazardControl) + (experimental * hazardExperimental)) * (time / intervals);
            if (events == 0) continue;
            double phi = experimental / (control + experimental);
            double observed = experimental * hazardExperimental / ((control * hazardControl) + (experimental * hazardExperimental));
            double here = weight?.Invoke(middle, (share * survivalControl) + ((1 - share) * survivalExperimental)) ?? 1;
            score += here * events * (phi - observed);
            variance += here * here * events * phi * (1 - phi);
        }

        if (!(score > 0)) throw new DesignException("plan", "shows no benefit of the experimental arm", "hazards that give one");
        double factor = Square((Normal.UpperQuantile(alpha) + Normal.Quantile(power)) * Math.Sqrt(variance) / score);
        return new SurvivalSampleSize(weight is null ? "Lakatos" : "Lakatos, weighted", factor * effect.Subjects, factor * effect.Events, time, factor);
    }

    /// <summary>By the difference of survival at a landmark, with the large-sample variance of the Kaplan-Meier estimates.</summary>
    /// <param name="plan">The plan: its accrual rates are relative.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="landmark">Time since randomisation, before every subject's follow-up ends or not.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <remarks>Greenwood's variance in expectation: S^2 times the integral of hazard over the share at risk; Yung and Liu, Biometrics 76 (2020) 939-950.</remarks>
    public static SurvivalSampleSize Landmark(TwoArmPlan plan, double time, double landmark, double alpha = 0.025, double power = 0.9)
    {
        AverageHazardRatio effect = Checked(plan, time, alpha, power);
        DesignCheck.Positive(landmark, "landmark");
        if (landmark >= time) throw new DesignException("landmark", $"is {DesignCheck.Text(landmark)}", $"before the analysis at {DesignCheck.Text(time)}");
        double difference = plan.Experimental.Survival(landmark) - plan.Control.Survival(landmark);
        if (!(difference > 0)) throw new DesignException("plan", "shows no benefit at the landmark", "hazards that give one");
        double variance = (Greenwood(plan.Accrual, plan.Control, plan.ControlDropout, time, landmark) / plan.ControlShare)
            + (Greenwood(plan.Accrual, plan.Experimental, plan.ExperimentalDropout, time, landmark) / (1 - plan.ControlShare));
        double factor = Square(Normal.UpperQuantile(alpha) + Normal.Quantile(power)) * variance / (difference * difference);
        return new SurvivalSampleSize("landmark", factor * effect.Subjects, factor * effect.Events, time, factor);
    }

    // The variance of S(landmark) times the accrual factor: subjects at risk are counted in the plan's own rates.
    private static double Greenwood(PiecewiseRate accrual, PiecewiseRate hazard, PiecewiseRate dropout, double time, double landmark)
    {
        double[] points = [.. hazard.Starts.Concat(dropout.Starts).Concat(accrual.Starts.Select(start => time - start)).Where(t => t > 0 && t < landmark).Append(0).Append(landmark).Distinct().Order()];
        double sum = 0;
        for (int k = 1; k < points.Length; k++)
        {
            double rate = hazard.At(points[k - 1]);
            sum += GaussLegendre.OfPoints(40).Integrate(
                u => rate / (hazard.Survival(u) * dropout.Survival(u) * accrual.Cumulative(time - u)), points[k - 1], points[k]);
        }

        double survival = hazard.Survival(landmark);
        return survival * survival * sum;
    }

    private static AverageHazardRatio Checked(TwoArmPlan plan, double time, double alpha, double power)
    {
        DesignCheck.Probability(alpha, "alpha");
        DesignCheck.Probability(power, "power");
        if (power <= alpha) throw new DesignException("power", $"is {DesignCheck.Text(power)}", "above alpha");
        return AverageHazardRatio.At(plan, time);
    }

    private static SurvivalSampleSize Of(string method, double root, AverageHazardRatio effect)
    {
        if (effect.HazardRatio == 1) throw new DesignException("plan", "has an average hazard ratio of 1", "hazards that differ");
        double factor = Square(root / ElementaryMath.Log(effect.HazardRatio));
        return new SurvivalSampleSize(method, factor * effect.Subjects, factor * effect.Events, effect.Time, factor);
    }

    private static double Square(double x) => x * x;
}
