using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>Bayesian monitoring of a binary outcome, for example a stopping rule for pneumonitis.</summary>
/// <param name="PriorEvents">The first shape of the beta prior: events the prior is worth.</param>
/// <param name="PriorOthers">The second shape: non-events the prior is worth.</param>
/// <remarks>Source: Thall and Simon, Biometrics 50 (1994) 337-349 (posterior); Lee and Liu, Clinical Trials 5 (2008) 93-106 (predictive).</remarks>
public sealed record BetaMonitoring(double PriorEvents, double PriorOthers)
{
    /// <summary>P(rate above a limit) after events among subjects.</summary>
    /// <param name="events">Events.</param>
    /// <param name="subjects">Subjects.</param>
    /// <param name="limit">The rate.</param>
    public double PosteriorAbove(int events, int subjects, double limit)
    {
        Check(events, subjects);
        DesignCheck.Probability(limit, "limit");
        return BetaDistribution.UpperTail(limit, PriorEvents + events, PriorOthers + subjects - events);
    }

    /// <summary>The fewest events among subjects at which P(rate above the limit) exceeds a cutoff, or null.</summary>
    /// <param name="subjects">Subjects.</param>
    /// <param name="limit">The rate that must not be exceeded.</param>
    /// <param name="cutoff">Stop when the posterior probability is above this.</param>
    public int? StopFrom(int subjects, double limit, double cutoff)
    {
        DesignCheck.Probability(cutoff, "cutoff");
        for (int events = 0; events <= subjects; events++)
        {
            if (PosteriorAbove(events, subjects, limit) > cutoff) return events;
        }

        return null;
    }

    /// <summary>
    /// The predictive probability that the trial, filled to its size, ends with P(rate above the limit) over a cutoff.
    /// </summary>
    /// <param name="events">Events so far.</param>
    /// <param name="subjects">Subjects so far.</param>
    /// <param name="total">Subjects at the end.</param>
    /// <param name="limit">The rate to be exceeded.</param>
    /// <param name="cutoff">The posterior probability that is success at the end.</param>
    public double PredictiveSuccess(int events, int subjects, int total, double limit, double cutoff)
    {
        Check(events, subjects);
        if (total < subjects) throw new DesignException("total", $"is {total}", $"{subjects} or more");
        double a = PriorEvents + events;
        double b = PriorOthers + subjects - events;
        int left = total - subjects;
        double sum = 0;
        for (int more = 0; more <= left; more++)
        {
            if (PosteriorAbove(events + more, total, limit) > cutoff) sum += BetaBinomial(more, left, a, b);
        }

        return Math.Min(1, sum);
    }

    /// <summary>The operating characteristics of stopping for too many events, looked at after given numbers of subjects.</summary>
    /// <param name="looks">Numbers of subjects, rising.</param>
    /// <param name="limit">The rate that must not be exceeded.</param>
    /// <param name="cutoff">Stop when the posterior probability is above this.</param>
    /// <param name="rate">The true rate.</param>
    /// <returns>Of each look, its stopping bound (null for none) and the exact probability of stopping there.</returns>
    public ImmutableArray<(int Subjects, int? StopFrom, double StopProbability)> Characteristics(
        IReadOnlyList<int> looks, double limit, double cutoff, double rate)
    {
        ArgumentNullException.ThrowIfNull(looks);
        DesignCheck.Probability(rate, "rate");
        var result = ImmutableArray.CreateBuilder<(int, int?, double)>(looks.Count);
        double[] alive = [1];
        int before = 0;
        foreach (int subjects in looks)
        {
            if (subjects <= before) throw new DesignException("looks", $"{subjects} after {before}", "rising numbers of subjects");
            var step = new BinomialTable(subjects - before, rate);
            double[] next = new double[subjects + 1];
            for (int x = 0; x < alive.Length; x++)
            {
                for (int more = 0; more <= subjects - before; more++) next[x + more] += alive[x] * step.Mass(more);
            }

            int? stop = StopFrom(subjects, limit, cutoff);
            double stopped = 0;
            for (int x = stop ?? next.Length; x < next.Length; x++)
            {
                stopped += next[x];
                next[x] = 0;
            }

            result.Add((subjects, stop, stopped));
            (alive, before) = (next, subjects);
        }

        return result.MoveToImmutable();
    }

    private static double BetaBinomial(int k, int n, double a, double b) => ElementaryMath.Exp(
        GammaFunction.Log(n + 1) - GammaFunction.Log(k + 1) - GammaFunction.Log(n - k + 1)
        + GammaFunction.Log(a + k) + GammaFunction.Log(b + n - k) - GammaFunction.Log(a + b + n)
        + GammaFunction.Log(a + b) - GammaFunction.Log(a) - GammaFunction.Log(b));

    private void Check(int events, int subjects)
    {
        DesignCheck.Positive(PriorEvents, "priorEvents");
        DesignCheck.Positive(PriorOthers, "priorOthers");
        if (subjects < 0 || events < 0 || events > subjects) throw new DesignException("events", $"are {events} of {subjects}", "0 to the number of subjects");
    }
}
