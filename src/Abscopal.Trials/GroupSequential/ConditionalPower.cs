using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.GroupSequential;

/// <summary>The chance of success in the end, given what an interim look shows.</summary>
/// <remarks>Source: Lan and Wittes, Biometrics 44 (1988) 579-585; Spiegelhalter, Freedman and Blackburn, Controlled Clinical Trials 7 (1986) 8-17.</remarks>
public static class ConditionalPower
{
    private static readonly GaussLegendre PosteriorRule = GaussLegendre.OfPoints(64);

    /// <summary>P(final Z at or above a critical value) when the drift is known.</summary>
    /// <param name="z">The interim Z.</param>
    /// <param name="fraction">The information fraction there.</param>
    /// <param name="drift">The mean of Z at full information: 0 for no effect, z / sqrt(fraction) for the trend.</param>
    /// <param name="critical">The final critical value.</param>
    public static double Of(double z, double fraction, double drift, double critical)
    {
        DesignCheck.Probability(fraction, "fraction");
        double left = 1 - fraction;
        return Normal.UpperTail((critical - (z * Math.Sqrt(fraction)) - (drift * left)) / Math.Sqrt(left));
    }

    /// <summary>The conditional power if the effect goes on as seen.</summary>
    /// <param name="z">The interim Z.</param>
    /// <param name="fraction">The information fraction there.</param>
    /// <param name="critical">The final critical value.</param>
    public static double OfTrend(double z, double fraction, double critical) => Of(z, fraction, z / Math.Sqrt(fraction), critical);

    /// <summary>The predictive power: the conditional power averaged over a flat prior updated by the interim data.</summary>
    /// <param name="z">The interim Z.</param>
    /// <param name="fraction">The information fraction there.</param>
    /// <param name="critical">The final critical value.</param>
    public static double Predictive(double z, double fraction, double critical)
    {
        DesignCheck.Probability(fraction, "fraction");
        return Normal.UpperTail(((critical * Math.Sqrt(fraction)) - z) / Math.Sqrt(1 - fraction));
    }

    /// <summary>The predictive power under a normal prior of the drift.</summary>
    /// <param name="z">The interim Z.</param>
    /// <param name="fraction">The information fraction there.</param>
    /// <param name="critical">The final critical value.</param>
    /// <param name="priorMean">The prior mean of Z at full information.</param>
    /// <param name="priorDeviation">Its prior standard deviation, positive.</param>
    public static double Predictive(double z, double fraction, double critical, double priorMean, double priorDeviation)
    {
        DesignCheck.Probability(fraction, "fraction");
        DesignCheck.Positive(priorDeviation, "priorDeviation");
        double precision = fraction + (1 / (priorDeviation * priorDeviation));
        double mean = ((z * Math.Sqrt(fraction)) + (priorMean / (priorDeviation * priorDeviation))) / precision;
        double left = 1 - fraction;
        double deviation = Math.Sqrt(left + (left * left / precision));
        return Normal.UpperTail((critical - (z * Math.Sqrt(fraction)) - (mean * left)) / deviation);
    }

    /// <summary>The conditional power when looks with bounds are still to come.</summary>
    /// <param name="design">The design.</param>
    /// <param name="look">The look just made, from 1, not the last.</param>
    /// <param name="z">Its Z.</param>
    /// <param name="drift">The mean of Z at full information.</param>
    /// <remarks>The rest of the trial is a group-sequential trial of its own: Jennison and Turnbull 2000, section 10.2.</remarks>
    public static double OfDesign(GroupSequentialDesign design, int look, double z, double drift)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (look < 1 || look >= design.Looks.Length) throw new DesignException("look", $"is {look}", "a look before the last");
        double[] information = design.Information();
        return OfRest(z, information[look - 1], information[look..], design.UpperBounds()[look..], design.LowerBounds()[look..], drift);
    }

    /// <summary>The conditional power when any looks are still to come.</summary>
    /// <param name="z">Z now.</param>
    /// <param name="information">The information now.</param>
    /// <param name="rest">The information of the looks to come, rising.</param>
    /// <param name="upper">Their efficacy bounds of Z.</param>
    /// <param name="lower">Their lower bounds, minus infinity for none.</param>
    /// <param name="effect">The effect: the mean of Z at information I is the effect times sqrt I.</param>
    public static double OfRest(double z, double information, IReadOnlyList<double> rest, IReadOnlyList<double> upper, IReadOnlyList<double> lower, double effect)
    {
        ArgumentNullException.ThrowIfNull(rest);
        ArgumentNullException.ThrowIfNull(upper);
        ArgumentNullException.ThrowIfNull(lower);
        DesignCheck.Positive(information, "information");
        if (upper.Count != rest.Count || lower.Count != rest.Count) throw new DesignException("bounds", $"are {upper.Count} upper and {lower.Count} lower for {rest.Count} looks", "as many as looks");
        double[] left = new double[rest.Count];
        double[] above = new double[rest.Count];
        double[] below = new double[rest.Count];
        for (int j = 0; j < left.Length; j++)
        {
            if (!(rest[j] > (j == 0 ? information : rest[j - 1]))) throw new DesignException("rest", $"{DesignCheck.Text(rest[j])} is out of order", "rising, above the information now");
            left[j] = rest[j] - information;
            double root = Math.Sqrt(left[j]);
            above[j] = ((upper[j] * Math.Sqrt(rest[j])) - (z * Math.Sqrt(information))) / root;
            below[j] = ((lower[j] * Math.Sqrt(rest[j])) - (z * Math.Sqrt(information))) / root;
        }

        return SequentialExits.Of(left, above, below, effect).Upper.Sum();
    }

    /// <summary>The predictive power when any looks are still to come: the conditional power over a flat prior updated by the data.</summary>
    /// <param name="z">Z now.</param>
    /// <param name="information">The information now.</param>
    /// <param name="rest">The information of the looks to come, rising.</param>
    /// <param name="upper">Their efficacy bounds of Z.</param>
    /// <param name="lower">Their lower bounds, minus infinity for none.</param>
    public static double PredictiveOfRest(double z, double information, IReadOnlyList<double> rest, IReadOnlyList<double> upper, IReadOnlyList<double> lower)
    {
        double deviation = 1 / Math.Sqrt(information);
        return PosteriorRule.Integrate(u => Normal.Density(u) * OfRest(z, information, rest, upper, lower, (z + u) * deviation), -8, 8);
    }
}
