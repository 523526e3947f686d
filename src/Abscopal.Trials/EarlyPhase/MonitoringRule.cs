using System.Collections.Immutable;
using System.Globalization;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The Bayesian monitoring of one binary outcome.</summary>
/// <param name="Rule">What a look decides by.</param>
/// <param name="Prior">The beta prior.</param>
/// <param name="Limit">The rate that must, or must not, be exceeded.</param>
/// <param name="Cutoff">The probability at which a look stops.</param>
/// <param name="FinalCutoff">For the futility rules: the posterior probability that is success at the end.</param>
/// <remarks>Source: Thall and Simon, Biometrics 50 (1994) 337-349; Lee and Liu, Clinical Trials 5 (2008) 93-106.</remarks>
public sealed record MonitoringRule(StoppingRule Rule, BetaMonitoring Prior, double Limit, double Cutoff, double FinalCutoff = 0.95)
{
    /// <summary>The count at which each look stops: that many or more for excess, that many or fewer for futility; null for never.</summary>
    /// <param name="looks">Subjects at the looks, rising; the last is the whole trial. At the last look a futility rule tells failure.</param>
    public ImmutableArray<int?> Boundary(IReadOnlyList<int> looks)
    {
        ArgumentNullException.ThrowIfNull(looks);
        CheckLooks(looks);
        DesignCheck.Probability(Limit, "limit");
        DesignCheck.Probability(Cutoff, "cutoff");
        DesignCheck.Probability(FinalCutoff, "finalCutoff");
        return [.. looks.Select(subjects => Rule == StoppingRule.Excess ? Prior.StopFrom(subjects, Limit, Cutoff) : StopUpTo(subjects, looks[^1]))];
    }

    internal static void CheckLooks(IReadOnlyList<int> looks)
    {
        if (looks.Count == 0) throw new DesignException("looks", "are none", "one or more numbers of subjects");
        for (int k = 0; k < looks.Count; k++)
        {
            if (looks[k] <= (k == 0 ? 0 : looks[k - 1]))
                throw new DesignException($"looks[{k.ToString(CultureInfo.InvariantCulture)}]", $"is {looks[k]}", "rising numbers of subjects");
        }
    }

    private int? StopUpTo(int subjects, int total)
    {
        int? most = null;
        for (int events = 0; events <= subjects; events++)
        {
            bool stops = subjects == total ? Prior.PosteriorAbove(events, subjects, Limit) <= FinalCutoff
                : Rule == StoppingRule.Futility ? Prior.PosteriorAbove(events, subjects, Limit) < Cutoff
                : Prior.PredictiveSuccess(events, subjects, total, Limit, FinalCutoff) < Cutoff;
            if (!stops) return most;
            most = events;
        }

        return most;
    }
}
