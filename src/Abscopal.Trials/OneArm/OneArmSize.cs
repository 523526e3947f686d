using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.OneArm;

/// <summary>The size of a single-arm survival trial.</summary>
/// <param name="Method">The test it is for.</param>
/// <param name="Subjects">Subjects, not rounded.</param>
/// <param name="Events">Expected events, not rounded.</param>
public sealed record OneArmSize(string Method, double Subjects, double Events)
{
    /// <summary>The size for the one-sample log-rank test, also for hazards that are not proportional to the control's.</summary>
    /// <param name="plan">The trial.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <param name="variance">Which variance the test has.</param>
    /// <remarks>
    /// Source: Wu, Pharmaceutical Statistics 14 (2015) 26-33: with v0 = E[cumulative reference at the exit] and v1 = P(event),
    /// mean v0 - v1, variance of the score v1 - v1^2 + 2 v00 - v0^2 - 2 v01 + 2 v0 v1, where v00 and v01 are integrals
    /// of S1 Lambda0 against the two hazards.
    /// </remarks>
    public static OneArmSize LogRank(OneArmPlan plan, double alpha, double power, OneSampleVariance variance = OneSampleVariance.Mean)
    {
        Check(plan, alpha, power);
        double v1 = plan.MeanOverEntry(f => 1 - plan.Hazard.Survival(f));
        double v0 = plan.MeanOverEntry(f => Inner(plan, f, plan.Reference, withCumulative: false));
        double v00 = plan.MeanOverEntry(f => Inner(plan, f, plan.Reference, withCumulative: true));
        double v01 = plan.MeanOverEntry(f => Inner(plan, f, plan.Hazard, withCumulative: true));
        if (!(v0 > v1)) throw new DesignException("hazard", "is no lower than the reference", "a benefit");
        double ofScore = v1 - (v1 * v1) + (2 * v00) - (v0 * v0) - (2 * v01) + (2 * v0 * v1);
        double ofNull = OneArmDesign.NullVariance(new OneSampleMoments(v1, v0, ofScore), variance);
        double root = ((Math.Sqrt(ofNull) * Normal.UpperQuantile(alpha)) + (Math.Sqrt(ofScore) * Normal.Quantile(power))) / (v0 - v1);
        string name = variance switch { OneSampleVariance.Expected => "E", OneSampleVariance.Observed => "O", _ => "(O + E) / 2" };
        return new OneArmSize("one-sample log-rank, variance " + name, root * root, root * root * v1);
    }

    /// <summary>
    /// The fewest events for the exact test of an exponential hazard: 2 x reference hazard x time at risk is chi-squared
    /// with twice the events as degrees of freedom.
    /// </summary>
    /// <param name="hazardRatio">Of the trial to the reference, below 1.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <returns>The events, and the critical value of (2 x reference hazard x time at risk) / (2 events).</returns>
    /// <remarks>Source: Epstein and Sobel, JASA 48 (1953) 486-502.</remarks>
    public static (int Events, double Critical) ExactExponential(double hazardRatio, double alpha, double power)
    {
        CheckRatio(hazardRatio, alpha, power);
        for (int events = 1; events <= 100_000; events++)
        {
            double critical = UpperChiSquared(alpha, events);
            if (GammaFunction.UpperRatio(events, 0.5 * critical * hazardRatio) >= power) return (events, critical / (2 * events));
        }

        throw new DesignException("hazardRatio", $"{DesignCheck.Text(hazardRatio)} needs over 100,000 events", "farther from 1");
    }

    /// <summary>The events for the test of the log hazard ratio against a known reference: ((z(a) + z(b)) / log hr)^2.</summary>
    /// <param name="hazardRatio">Of the trial to the reference, below 1.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    public static double LogHazardEvents(double hazardRatio, double alpha, double power)
    {
        CheckRatio(hazardRatio, alpha, power);
        double root = (Normal.UpperQuantile(alpha) + Normal.Quantile(power)) / ElementaryMath.Log(hazardRatio);
        return root * root;
    }

    /// <summary>The subjects for a test of the landmark survival rate, on the log(-log) scale, without censoring before it.</summary>
    /// <param name="nullRate">The reference survival at the landmark.</param>
    /// <param name="targetRate">The survival hoped for, higher.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <remarks>Delta method: var log(-log S) = (1 - S) / (n S log(S)^2); Klein, Logan, Harhoff and Andersen, Statistics in Medicine 26 (2007) 4505-4519.</remarks>
    public static double Landmark(double nullRate, double targetRate, double alpha, double power)
    {
        DesignCheck.Probability(nullRate, "nullRate");
        DesignCheck.Probability(targetRate, "targetRate");
        DesignCheck.Probability(alpha, "alpha");
        DesignCheck.Probability(power, "power");
        if (targetRate <= nullRate) throw new DesignException("targetRate", $"is {DesignCheck.Text(targetRate)}", $"above {DesignCheck.Text(nullRate)}");
        static double Deviation(double s) => Math.Sqrt((1 - s) / s) / -ElementaryMath.Log(s);
        double distance = ElementaryMath.Log(-ElementaryMath.Log(nullRate)) - ElementaryMath.Log(-ElementaryMath.Log(targetRate));
        double root = ((Normal.UpperQuantile(alpha) * Deviation(nullRate)) + (Normal.Quantile(power) * Deviation(targetRate))) / distance;
        return root * root;
    }

    /// <summary>
    /// The hazard ratio that a single-arm trial could have been planned to detect, read off the interval it reports: a
    /// two-sided 80% interval is a one-sided test at 10%.
    /// </summary>
    /// <param name="events">Events of the trial.</param>
    /// <param name="level">The two-sided level of the interval, 0.8 for 80%.</param>
    /// <param name="power">The power assumed.</param>
    /// <returns>The ratio to the reference; its inverse is the ratio of exponential medians. An inference, not a fact of the protocol.</returns>
    public static double ImpliedHazardRatio(int events, double level, double power)
    {
        DesignCheck.Probability(level, "level");
        DesignCheck.Probability(power, "power");
        if (events < 1) throw new DesignException("events", $"is {events}", "1 or more");
        double alpha = 0.5 * (1 - level);
        double critical = UpperChiSquared(alpha, events);
        return Brent.Root(ratio => GammaFunction.UpperRatio(events, 0.5 * critical * ratio) - power, 1e-6, 1);
    }

    private static double UpperChiSquared(double alpha, int events)
    {
        double high = (2 * events) + (20 * Math.Sqrt(events)) + 40;
        return Brent.Root(x => GammaFunction.UpperRatio(events, 0.5 * x) - alpha, 1e-9, high);
    }

    // The integral over [0, f] of S1(t) h(t), times Lambda0(t) when asked.
    private static double Inner(OneArmPlan plan, double f, PiecewiseRate hazard, bool withCumulative)
    {
        double[] points = [.. plan.Reference.Starts.Concat(plan.Hazard.Starts).Where(t => t > 0 && t < f).Append(0).Append(f).Distinct().Order()];
        double sum = 0;
        for (int k = 1; k < points.Length; k++)
        {
            double rate = hazard.At(points[k - 1]);
            sum += rate * GaussLegendre.OfPoints(40).Integrate(
                t => plan.Hazard.Survival(t) * (withCumulative ? plan.Reference.Cumulative(t) : 1), points[k - 1], points[k]);
        }

        return sum;
    }

    private static void Check(OneArmPlan plan, double alpha, double power)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        DesignCheck.Probability(alpha, "alpha");
        DesignCheck.Probability(power, "power");
    }

    private static void CheckRatio(double hazardRatio, double alpha, double power)
    {
        DesignCheck.HazardRatio(hazardRatio, "hazardRatio");
        if (hazardRatio > 1) throw new DesignException("hazardRatio", $"is {DesignCheck.Text(hazardRatio)}", "below 1");
        DesignCheck.Probability(alpha, "alpha");
        DesignCheck.Probability(power, "power");
    }
}
