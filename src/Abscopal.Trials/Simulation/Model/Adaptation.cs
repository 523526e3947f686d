using Abscopal.Numerics.Distributions;
using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>What may be changed after the first look.</summary>
public sealed record Adaptation
{
    /// <summary>Arms with Z below this are dropped at an interim look; who enters later goes to the arms that stay.</summary>
    public double? DropBelow { get; init; }

    /// <summary>The most experimental arms that go on after the first look, the best by Z.</summary>
    public int? KeepBest { get; init; }

    /// <summary>
    /// Adaptive enrichment: when the first hypothesis (all subjects) has Z below this at the first look, only positive
    /// subjects are accrued from then on. The final test combines both stages over the closed family of the two hypotheses.
    /// </summary>
    /// <remarks>Source: Jenkins, Stone and Jennison, Pharmaceutical Statistics 10 (2011) 347-356.</remarks>
    public double? EnrichBelow { get; init; }

    /// <summary>
    /// Sample-size re-estimation: conditional power by the trend at the first look from which on, and up to the target,
    /// the events of the last look are raised to reach the target.
    /// </summary>
    /// <remarks>Source: Mehta and Pocock, Statistics in Medicine 30 (2011) 3267-3284; Cui, Hung and Wang, Biometrics 55 (1999) 853-857.</remarks>
    public double? PromisingFrom { get; init; }

    /// <summary>The conditional power aimed at.</summary>
    public double PromisingTarget { get; init; } = 0.9;

    /// <summary>The most events of the last look.</summary>
    public int? MaximumEvents { get; init; }

    /// <summary>The events of the last look after the first: raised where the conditional power is promising, else as planned.</summary>
    /// <param name="z">Z at the first look.</param>
    /// <param name="events">The events there.</param>
    /// <param name="planned">The planned events of the last look.</param>
    /// <param name="critical">The critical value of the combination test.</param>
    /// <returns>Events that give the target when the effect goes on as seen, by the combination test's own conditional power.</returns>
    public int ResizedEvents(double z, int events, int planned, double critical)
    {
        if (PromisingFrom is not { } from || !(z > 0) || events >= planned) return planned;
        double share = (double)events / planned;
        double power = ConditionalPower.OfTrend(z, share, critical);
        if (power < from || power >= PromisingTarget) return planned;
        double needed = Normal.Quantile(PromisingTarget) + ((critical - (Math.Sqrt(share) * z)) / Math.Sqrt(1 - share));
        double effect = z / Math.Sqrt(events);
        double more = needed / effect * (needed / effect);
        return (int)Math.Clamp(Math.Ceiling(events + more), planned, MaximumEvents ?? planned);
    }
}
