using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The Bayesian optimal interval design.</summary>
/// <remarks>Source: Liu and Yuan, JRSS C 64 (2015) 507-523; elimination at P(rate above target) over the cutoff under a uniform prior, from 3 subjects on.</remarks>
public sealed record BoinDesign
{
    private readonly BetaMonitoring _uniform = new(1, 1);

    /// <summary>A design.</summary>
    /// <param name="target">The target rate of dose-limiting toxicity.</param>
    /// <param name="low">The highest rate that is too low; by default 0.6 of the target.</param>
    /// <param name="high">The lowest rate that is too high; by default 1.4 of the target.</param>
    /// <param name="eliminationCutoff">A dose is given up when P(rate above target) exceeds this.</param>
    public BoinDesign(double target, double? low = null, double? high = null, double eliminationCutoff = 0.95)
    {
        DesignCheck.Probability(target, "target");
        DesignCheck.Probability(eliminationCutoff, "eliminationCutoff");
        double first = low ?? (0.6 * target);
        double second = high ?? (1.4 * target);
        if (!(first > 0 && first < target && second > target && second < 1)) throw new DesignException("low, high", $"are {DesignCheck.Text(first)} and {DesignCheck.Text(second)}", "on either side of the target, within 0 and 1");
        Target = target;
        EliminationCutoff = eliminationCutoff;
        EscalateAtMost = Boundary(first, target);
        DeescalateAtLeast = Boundary(target, second);
    }

    /// <summary>The target rate.</summary>
    public double Target { get; }

    /// <summary>The elimination cutoff.</summary>
    public double EliminationCutoff { get; }

    /// <summary>Escalate when the observed rate is at most this.</summary>
    public double EscalateAtMost { get; }

    /// <summary>De-escalate when the observed rate is at least this.</summary>
    public double DeescalateAtLeast { get; }

    /// <summary>The decision after toxicities among the subjects of a dose.</summary>
    /// <param name="toxicities">Subjects with dose-limiting toxicity.</param>
    /// <param name="subjects">Subjects of the dose, at least 1.</param>
    public DoseDecision Decide(int toxicities, int subjects) => DecideAt(toxicities, subjects, (double)toxicities / subjects);

    /// <summary>
    /// The decision while some subjects are still in their assessment window: each pending one counts as a toxicity by
    /// the odds of the current estimate and the share of the window that is still to come.
    /// </summary>
    /// <param name="toxicities">Subjects with dose-limiting toxicity.</param>
    /// <param name="assessed">Subjects who completed the window, with or without toxicity.</param>
    /// <param name="pendingShares">Of each pending subject, the share of the window that has passed.</param>
    /// <param name="prior">The prior rate, worth one subject; by default half of the target.</param>
    /// <returns>The decision, or null when over half of the subjects are pending: accrual waits.</returns>
    /// <remarks>Source: Yuan, Lin, Li, Nie and Warren, Clinical Cancer Research 24 (2018) 4921-4930, single mean imputation; the rate is estimated from the assessed subjects and the follow-up of the pending ones.</remarks>
    public DoseDecision? DecideWithPending(int toxicities, int assessed, IReadOnlyList<double> pendingShares, double? prior = null)
    {
        ArgumentNullException.ThrowIfNull(pendingShares);
        int subjects = assessed + pendingShares.Count;
        if (assessed < toxicities) throw new DesignException("assessed", $"is {assessed}", $"{toxicities} or more");
        foreach (double share in pendingShares)
        {
            if (!(share >= 0 && share <= 1)) throw new DesignException("pendingShares", $"holds {DesignCheck.Text(share)}", "0 to 1");
        }

        if (subjects == 0 || 2 * pendingShares.Count > subjects) return null;
        double passed = pendingShares.Sum();
        double rate = (toxicities + (prior ?? (0.5 * Target))) / (assessed + passed + 1);
        double imputed = toxicities + (rate / (1 - rate) * (pendingShares.Count - passed));
        return DecideAt(toxicities, subjects, Math.Min(1, imputed / subjects));
    }

    /// <summary>The fewest toxicities at which a dose is given up, or null.</summary>
    /// <param name="subjects">Subjects of the dose.</param>
    public int? EliminateFrom(int subjects) => subjects < 3 ? null : _uniform.StopFrom(subjects, Target, EliminationCutoff);

    private static double Boundary(double low, double high) =>
        ElementaryMath.Log((1 - low) / (1 - high)) / ElementaryMath.Log(high * (1 - low) / (low * (1 - high)));

    private DoseDecision DecideAt(int toxicities, int subjects, double rate)
    {
        if (subjects < 1 || toxicities < 0 || toxicities > subjects) throw new DesignException("toxicities", $"are {toxicities} of {subjects}", "0 to the number of subjects");
        if (EliminateFrom(subjects) is { } limit && toxicities >= limit) return DoseDecision.Eliminate;
        if (rate <= EscalateAtMost) return DoseDecision.Escalate;
        return rate >= DeescalateAtLeast ? DoseDecision.Deescalate : DoseDecision.Stay;
    }
}
