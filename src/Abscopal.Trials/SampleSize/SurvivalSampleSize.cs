using Abscopal.Numerics.Distributions;

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

    /// <summary>By the expected score and variance of the log-rank test, over a fine grid of time since randomisation.</summary>
    /// <param name="plan">The plan: its accrual rates are relative.</param>
    /// <param name="time">The calendar time of the analysis.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <param name="intervals">Cells of the grid.</param>
    /// <remarks>Source: Lakatos, Biometrics 44 (1988) 229-241, equation 2.2.</remarks>
    public static SurvivalSampleSize Lakatos(TwoArmPlan plan, double time, double alpha = 0.025, double power = 0.9, int intervals = 1000)
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
            double control = share * accrued * plan.Control.Survival(middle) * plan.ControlDropout.Survival(middle);
            double experimental = (1 - share) * accrued * plan.Experimental.Survival(middle) * plan.ExperimentalDropout.Survival(middle);
            if (control + experimental == 0) continue;
            double hazardControl = plan.Control.At(middle);
            double hazardExperimental = plan.Experimental.At(middle);
            double events = ((control * hazardControl) + (experimental * hazardExperimental)) * (time / intervals);
            if (events == 0) continue;
            double phi = experimental / (control + experimental);
            double observed = experimental * hazardExperimental / ((control * hazardControl) + (experimental * hazardExperimental));
            score += events * (phi - observed);
            variance += events * phi * (1 - phi);
        }

        if (!(score > 0)) throw new DesignException("plan", "shows no benefit of the experimental arm", "hazards that give one");
        double factor = Square((Normal.UpperQuantile(alpha) + Normal.Quantile(power)) * Math.Sqrt(variance) / score);
        return new SurvivalSampleSize("Lakatos", factor * effect.Subjects, factor * effect.Events, time, factor);
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
        double factor = Square(root / Math.Log(effect.HazardRatio));
        return new SurvivalSampleSize(method, factor * effect.Subjects, factor * effect.Events, effect.Time, factor);
    }

    private static double Square(double x) => x * x;
}
