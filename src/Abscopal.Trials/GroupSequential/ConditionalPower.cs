using Abscopal.Numerics.Distributions;

namespace Abscopal.Trials.GroupSequential;

/// <summary>The chance of success in the end, given what an interim look shows.</summary>
/// <remarks>Source: Lan and Wittes, Biometrics 44 (1988) 579-585; Spiegelhalter, Freedman and Blackburn, Controlled Clinical Trials 7 (1986) 8-17.</remarks>
public static class ConditionalPower
{
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
        double[] upper = design.UpperBounds();
        double[] lower = design.LowerBounds();
        double now = information[look - 1];
        int rest = information.Length - look;
        double[] left = new double[rest];
        for (int j = 0; j < rest; j++)
        {
            double total = information[look + j];
            left[j] = total - now;
            upper[j] = ((upper[look + j] * Math.Sqrt(total)) - (z * Math.Sqrt(now))) / Math.Sqrt(left[j]);
            lower[j] = ((lower[look + j] * Math.Sqrt(total)) - (z * Math.Sqrt(now))) / Math.Sqrt(left[j]);
        }

        return SequentialExits.Of(left, upper.AsSpan(0, rest), lower.AsSpan(0, rest), drift).Upper.Sum();
    }
}
