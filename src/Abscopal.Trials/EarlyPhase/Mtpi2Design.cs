using Abscopal.Numerics.Distributions;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The modified toxicity probability interval design with equal intervals (keyboard).</summary>
/// <param name="Target">The target rate of dose-limiting toxicity.</param>
/// <param name="Below">How far below the target the stay interval reaches.</param>
/// <param name="Above">How far above.</param>
/// <param name="EliminationCutoff">A dose is given up when P(rate above target) exceeds this, from 3 subjects on.</param>
/// <remarks>Source: Guo, Wang, Yang, Lynn and Ji, Contemporary Clinical Trials 58 (2017) 23-33: the interval of largest posterior mass per length under a uniform prior.</remarks>
public sealed record Mtpi2Design(double Target, double Below = 0.05, double Above = 0.05, double EliminationCutoff = 0.95)
{
    /// <summary>The decision after toxicities among the subjects of a dose.</summary>
    /// <param name="toxicities">Subjects with dose-limiting toxicity.</param>
    /// <param name="subjects">Subjects of the dose, at least 1.</param>
    public DoseDecision Decide(int toxicities, int subjects)
    {
        DesignCheck.Probability(Target, "target");
        double low = Target - Below;
        double high = Target + Above;
        if (!(low > 0 && high < 1 && high > low)) throw new DesignException("interval", $"is {DesignCheck.Text(low)} to {DesignCheck.Text(high)}", "within 0 and 1");
        if (subjects < 1 || toxicities < 0 || toxicities > subjects) throw new DesignException("toxicities", $"are {toxicities} of {subjects}", "0 to the number of subjects");
        if (subjects >= 3 && new BetaMonitoring(1, 1).PosteriorAbove(toxicities, subjects, Target) > EliminationCutoff) return DoseDecision.Eliminate;
        double width = high - low;
        double stay = Mass(toxicities, subjects, low, high) / width;
        double under = 0;
        for (double end = low; end > 1e-12; end -= width)
        {
            double start = Math.Max(0, end - width);
            under = Math.Max(under, Mass(toxicities, subjects, start, end) / (end - start));
        }

        double over = 0;
        for (double start = high; start < 1 - 1e-12; start += width)
        {
            double end = Math.Min(1, start + width);
            over = Math.Max(over, Mass(toxicities, subjects, start, end) / (end - start));
        }

        if (stay >= under && stay >= over) return DoseDecision.Stay;
        return under > over ? DoseDecision.Escalate : DoseDecision.Deescalate;
    }

    private static double Mass(int toxicities, int subjects, double from, double to)
    {
        double a = 1 + toxicities;
        double b = 1 + subjects - toxicities;
        return BetaDistribution.Cumulative(Math.Min(1, to), a, b) - BetaDistribution.Cumulative(Math.Max(0, from), a, b);
    }
}
