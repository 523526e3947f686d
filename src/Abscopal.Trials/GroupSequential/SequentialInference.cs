using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.GroupSequential;

/// <summary>What can be said of the effect after a group-sequential trial stopped.</summary>
/// <param name="Look">The look at which it stopped, from 1.</param>
/// <param name="PValue">One-sided, by the stage-wise ordering.</param>
/// <param name="MedianUnbiased">The median-unbiased estimate of the effect, in the unit in which information is 1 / variance.</param>
/// <param name="Lower">The lower limit of the stage-wise interval.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="RepeatedLower">The lower limit of the repeated interval, valid however the trial stopped.</param>
/// <param name="RepeatedUpper">Its upper limit.</param>
/// <param name="Level">The two-sided level of both intervals.</param>
/// <remarks>
/// Source: Tsiatis, Rosner and Mehta, Biometrics 40 (1984) 797-803 (ordering by stage); Jennison and Turnbull, JRSS B 51
/// (1989) 305-361 (repeated intervals). The ordering regards efficacy bounds only, as non-binding futility may be ignored.
/// </remarks>
public sealed record SequentialInference(
    int Look, double PValue, double MedianUnbiased, double Lower, double Upper, double RepeatedLower, double RepeatedUpper, double Level)
{
    /// <summary>Inference after a stop.</summary>
    /// <param name="design">The design; bounds and fractions as they really were.</param>
    /// <param name="look">The look at which it stopped, from 1.</param>
    /// <param name="z">Z there; large values favour the experimental arm.</param>
    /// <param name="fullInformation">The information at fraction 1: the inverse variance of the effect, for a log hazard ratio at 1:1 events / 4.</param>
    public static SequentialInference After(GroupSequentialDesign design, int look, double z, double fullInformation)
    {
        ArgumentNullException.ThrowIfNull(design);
        DesignCheck.Positive(fullInformation, "fullInformation");
        if (look < 1 || look > design.Looks.Length) throw new DesignException("look", $"is {look}", $"1 to {design.Looks.Length}");
        if (!double.IsFinite(z)) throw new DesignException("z", $"is {DesignCheck.Text(z)}", "a finite number");
        double[] information = design.Information()[..look];
        double[] upper = design.UpperBounds()[..look];
        double bound = upper[^1];
        upper[^1] = z;
        double[] lower = new double[look];
        for (int k = 0; k < look; k++) lower[k] = design.Options.Sides == 2 ? -upper[k] : double.NegativeInfinity;
        if (design.Options.Sides == 2) lower[^1] = double.NegativeInfinity;
        double tail = design.Options.Alpha / design.Options.Sides;
        double Exceed(double drift) => SequentialExits.Of(information, upper, lower, drift).Upper.Sum();
        double Drift(double p)
        {
            double centre = z / Math.Sqrt(information[^1]);
            double width = 10 / Math.Sqrt(information[0]);
            return Brent.Root(d => Exceed(d) - p, Math.Min(centre, 0) - width, Math.Max(centre, 0) + width, 1e-11);
        }

        double root = Math.Sqrt(fullInformation);
        double deviation = 1 / Math.Sqrt(fullInformation * information[^1]);
        return new SequentialInference(
            look, Exceed(0), Drift(0.5) / root, Drift(tail) / root, Drift(1 - tail) / root, (z - bound) * deviation, (z + bound) * deviation, 1 - (2 * tail));
    }
}
