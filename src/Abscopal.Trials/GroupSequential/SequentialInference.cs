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
        return After([.. design.Information()[..look].Select(fraction => fraction * fullInformation)], design.UpperBounds()[..look], z, design.Options.Alpha, design.Options.Sides);
    }

    /// <summary>Inference after a stop at the last of the looks that were made, planned as they were or not.</summary>
    /// <param name="information">The information of each look so far, rising: the inverse variance of the effect.</param>
    /// <param name="upper">The efficacy bounds of Z there, infinity for none.</param>
    /// <param name="z">Z at the last of them.</param>
    /// <param name="alpha">The type I error of all sides together.</param>
    /// <param name="sides">1 or 2.</param>
    public static SequentialInference After(IReadOnlyList<double> information, IReadOnlyList<double> upper, double z, double alpha, int sides)
    {
        ArgumentNullException.ThrowIfNull(information);
        ArgumentNullException.ThrowIfNull(upper);
        DesignCheck.Probability(alpha, "alpha");
        if (information.Count == 0 || upper.Count != information.Count) throw new DesignException("upper", $"are {upper.Count} bounds for {information.Count} looks", "one a look, at least one");
        double last = information[^1];
        double[] shares = [.. information.Select(i => i / last)];
        DesignCheck.Fractions(shares, "information");
        double[] reached = [.. upper];
        double bound = reached[^1];
        reached[^1] = z;
        double[] lower = Array.ConvertAll(reached, u => sides == 2 ? -u : double.NegativeInfinity);
        if (sides == 2) lower[^1] = double.NegativeInfinity;
        double tail = alpha / sides;
        double Exceed(double drift) => SequentialExits.Of(shares, reached, lower, drift).Upper.Sum();
        double Drift(double p)
        {
            double width = 10 / Math.Sqrt(shares[0]);
            return Brent.Root(d => Exceed(d) - p, Math.Min(z, 0) - width, Math.Max(z, 0) + width, 1e-11);
        }

        double deviation = 1 / Math.Sqrt(last);
        return new SequentialInference(
            information.Count, Exceed(0), Drift(0.5) * deviation, Drift(tail) * deviation, Drift(1 - tail) * deviation, (z - bound) * deviation, (z + bound) * deviation, 1 - (2 * tail));
    }
}
