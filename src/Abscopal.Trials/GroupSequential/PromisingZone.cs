using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.GroupSequential;

/// <summary>The re-estimation of a trial's size at an interim look, by the conditional power under the trend seen.</summary>
/// <param name="Zone">Where the conditional power falls.</param>
/// <param name="ConditionalPower">Under the trend, at the planned information.</param>
/// <param name="LowestPromising">The conditional power from which growing the size keeps the level with the ordinary final test.</param>
/// <param name="Information">The information to go to, in the unit of the plan.</param>
/// <param name="NewConditionalPower">The conditional power there.</param>
/// <remarks>
/// Source: Mehta and Pocock, Statistics in Medicine 30 (2011) 3267-3284; the ordinary test keeps its level where the
/// adjusted critical value b(z1, n2*) is not above the planned one: Gao, Ware and Mehta, Journal of Biopharmaceutical
/// Statistics 18 (2008) 1184-1196; Chen, DeMets and Lan, Statistics in Medicine 23 (2004) 1023-1038.
/// </remarks>
public sealed record PromisingZone(InterimZone Zone, double ConditionalPower, double LowestPromising, double Information, double NewConditionalPower)
{
    /// <summary>The decision after a look.</summary>
    /// <param name="z">Z at the look.</param>
    /// <param name="interim">The information there, for example events.</param>
    /// <param name="planned">The planned information of the end.</param>
    /// <param name="most">The most information that can be afforded.</param>
    /// <param name="critical">The planned final critical value.</param>
    /// <param name="power">The conditional power aimed at.</param>
    public static PromisingZone After(double z, double interim, double planned, double most, double critical, double power)
    {
        DesignCheck.Positive(interim, "interim");
        DesignCheck.Probability(power, "power");
        if (!(planned > interim)) throw new DesignException("planned", $"is {DesignCheck.Text(planned)}", $"above the interim {DesignCheck.Text(interim)}");
        if (!(most >= planned)) throw new DesignException("most", $"is {DesignCheck.Text(most)}", $"{DesignCheck.Text(planned)} or more");
        if (!double.IsFinite(z)) throw new DesignException("z", $"is {DesignCheck.Text(z)}", "a finite number");
        double now = Trend(z, interim, planned, critical);
        double lowest = Trend(LowestZ(interim, planned, most, critical, power), interim, planned, critical);
        InterimZone zone = now >= power ? InterimZone.Favourable : now >= lowest ? InterimZone.Promising : InterimZone.Unfavourable;
        double information = zone == InterimZone.Promising ? Needed(z, interim, planned, most, critical, power) : planned;
        return new PromisingZone(zone, now, lowest, information, Trend(z, interim, information, critical));
    }

    /// <summary>The critical value of the ordinary final statistic that keeps the conditional error after the size changed.</summary>
    /// <param name="z">Z at the look.</param>
    /// <param name="interim">The information there.</param>
    /// <param name="planned">The planned information of the end.</param>
    /// <param name="changed">The new information of the end.</param>
    /// <param name="critical">The planned final critical value.</param>
    /// <remarks>Mueller and Schaefer, Biometrics 57 (2001) 886-891; Gao, Ware and Mehta 2008, equation 9.</remarks>
    public static double AdjustedCritical(double z, double interim, double planned, double changed, double critical)
    {
        if (!(interim > 0 && planned > interim && changed > interim)) throw new DesignException("information", "is out of order", "0 < interim < planned and changed");
        double scaled = ((critical * Math.Sqrt(planned)) - (z * Math.Sqrt(interim))) * Math.Sqrt((changed - interim) / (planned - interim));
        return (scaled + (z * Math.Sqrt(interim))) / Math.Sqrt(changed);
    }

    // CP = 1 - Phi((c sqrt(t2) - z sqrt(t1)) / sqrt(t2 - t1) - z sqrt(t2 - t1) / sqrt(t1)).
    private static double Trend(double z, double interim, double final, double critical) => Normal.UpperTail(
        (((critical * Math.Sqrt(final)) - (z * Math.Sqrt(interim))) / Math.Sqrt(final - interim)) - (z * Math.Sqrt((final - interim) / interim)));

    private static double Needed(double z, double interim, double planned, double most, double critical, double power)
    {
        if (Trend(z, interim, most, critical) <= power) return most;
        return Brent.Root(information => Trend(z, interim, information, critical) - power, planned, most, 1e-9);
    }

    // The least z at which the size that would be chosen leaves the ordinary test valid.
    private static double LowestZ(double interim, double planned, double most, double critical, double power)
    {
        double Excess(double z)
        {
            double chosen = Math.Max(Needed(z, interim, planned, most, critical, power), planned * (1 + 1e-9));
            return AdjustedCritical(z, interim, planned, chosen, critical) - critical;
        }

        double high = critical;
        while (Trend(high, interim, planned, critical) > power - 1e-6) high -= 0.01;
        return Excess(0) <= 0 ? 0 : Brent.Root(Excess, 0, high, 1e-9);
    }
}
