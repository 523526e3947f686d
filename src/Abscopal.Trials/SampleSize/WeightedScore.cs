using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.SampleSize;

/// <summary>The expected scores of weighted log-rank tests at a calendar time, with their variances and covariances.</summary>
/// <param name="Time">The calendar time.</param>
/// <param name="Scores">Of each weight, the expected score in favour of the experimental arm.</param>
/// <param name="Covariance">The covariances of the scores; the entry (i, j) holds the events each counted weight i times weight j.</param>
/// <param name="NullVariances">The variances when both arms have the mean of the two hazards.</param>
/// <param name="Events">Expected events.</param>
/// <param name="Subjects">Expected subjects accrued.</param>
/// <remarks>
/// With pi_j the expected number at risk of arm j at u and h_j its hazard, score = int w pi_0 pi_1 / (pi_0 + pi_1) (h_0 - h_1) du and
/// covariance = int w_i w_j pi_0 pi_1 / (pi_0 + pi_1)^2 (pi_0 h_0 + pi_1 h_1) du. Source: Yung and Liu, Biometrics 76
/// (2020) 939-950; Karrison, The Stata Journal 16 (2016) 678-690 (covariances); strata add, as in the stratified test.
/// </remarks>
public sealed record WeightedScore(
    double Time, IReadOnlyList<double> Scores, double[,] Covariance, IReadOnlyList<double> NullVariances, double Events, double Subjects)
{
    private const double Finest = 1e-7;

    /// <summary>The moments of a plan.</summary>
    /// <param name="strata">The strata, one or more; an unstratified trial is one.</param>
    /// <param name="time">The calendar time.</param>
    /// <param name="weights">The weights, one or more.</param>
    public static WeightedScore At(IReadOnlyList<TwoArmPlan> strata, double time, IReadOnlyList<EventWeight> weights)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(weights);
        DesignCheck.Positive(time, "time");
        if (strata.Count == 0) throw new DesignException("strata", "are none", "one or more");
        if (weights.Count == 0) throw new DesignException("weights", "are none", "one or more");
        double[] scores = new double[weights.Count];
        double[] nulls = new double[weights.Count];
        double[,] covariance = new double[weights.Count, weights.Count];
        double events = 0;
        foreach (TwoArmPlan plan in strata)
        {
            plan.Check();
            TwoArmPlan same = plan with { Control = Pooled(plan), Experimental = Pooled(plan) };
            foreach ((double from, double to) in Panels(plan, time, weights))
            {
                GaussLegendre rule = GaussLegendre.OfPoints(24);
                double half = 0.5 * (to - from);
                for (int i = 0; i < rule.Nodes.Length; i++)
                {
                    double u = (0.5 * (to + from)) + (half * rule.Nodes[i]);
                    Add(plan, weights, time, u, half * rule.Weights[i], scores, covariance, ref events);
                    AddNull(same, weights, time, u, half * rule.Weights[i], nulls);
                }
            }
        }

        if (events == 0) throw new DesignException("plan", $"expects no events by {DesignCheck.Text(time)}", "a later time or higher rates");
        return new WeightedScore(time, scores, covariance, nulls, events, strata.Sum(plan => plan.Accrual.Cumulative(time)));
    }

    /// <summary>The mean of the standardised statistic of a weight.</summary>
    /// <param name="weight">Its place, from 0.</param>
    public double Drift(int weight) => Scores[weight] / Math.Sqrt(Covariance[weight, weight]);

    private static PiecewiseRate Pooled(TwoArmPlan plan)
    {
        double[] starts = [.. plan.Control.Starts.Concat(plan.Experimental.Starts).Distinct().Order()];
        return new PiecewiseRate(starts, [.. starts.Select(t => (plan.ControlShare * plan.Control.At(t)) + ((1 - plan.ControlShare) * plan.Experimental.At(t)))]);
    }

    private static void Add(
        TwoArmPlan plan, IReadOnlyList<EventWeight> weights, double time, double u, double du, double[] scores, double[,] covariance, ref double events)
    {
        (double control, double experimental) = AtRisk(plan, time, u);
        if (control + experimental == 0) return;
        double controlHazard = plan.Control.At(u);
        double experimentalHazard = plan.Experimental.At(u);
        double here = (control * controlHazard) + (experimental * experimentalHazard);
        double share = control * experimental / (control + experimental);
        events += here * du;
        Span<double> w = stackalloc double[Math.Min(weights.Count, 16)];
        if (weights.Count > w.Length) throw new DesignException("weights", $"are {weights.Count}", "at most 16");
        for (int i = 0; i < weights.Count; i++)
        {
            w[i] = weights[i].At(u, t => PooledSurvival(plan, t));
            scores[i] += w[i] * share * (controlHazard - experimentalHazard) * du;
        }

        double variance = share / (control + experimental) * here * du;
        for (int i = 0; i < weights.Count; i++)
        {
            for (int j = 0; j < weights.Count; j++) covariance[i, j] += w[i] * w[j] * variance;
        }
    }

    private static void AddNull(TwoArmPlan same, IReadOnlyList<EventWeight> weights, double time, double u, double du, double[] nulls)
    {
        (double control, double experimental) = AtRisk(same, time, u);
        if (control + experimental == 0) return;
        double variance = control * experimental / (control + experimental) * same.Control.At(u) * du;
        for (int i = 0; i < nulls.Length; i++)
        {
            double w = weights[i].At(u, same.Control.Survival);
            nulls[i] += w * w * variance;
        }
    }

    private static double PooledSurvival(TwoArmPlan plan, double t) => (plan.ControlShare * plan.Control.Survival(t)) + ((1 - plan.ControlShare) * plan.Experimental.Survival(t));

    private static (double Control, double Experimental) AtRisk(TwoArmPlan plan, double time, double u)
    {
        double accrued = plan.Accrual.Cumulative(Math.Max(0, time - u));
        return (plan.ControlShare * accrued * plan.Control.Survival(u) * plan.ControlDropout.Survival(u),
            (1 - plan.ControlShare) * accrued * plan.Experimental.Survival(u) * plan.ExperimentalDropout.Survival(u));
    }

    // Between change points everything is smooth, but for powers of 1 - S at 0: the first panel is cut ever finer there.
    private static IEnumerable<(double From, double To)> Panels(TwoArmPlan plan, double time, IReadOnlyList<EventWeight> weights)
    {
        IEnumerable<double> changes = plan.Control.Starts.Concat(plan.Experimental.Starts).Concat(plan.ControlDropout.Starts).Concat(plan.ExperimentalDropout.Starts)
            .Concat(plan.Accrual.Starts.Select(start => time - start)).Concat(weights.Select(weight => weight.LastChange).OfType<double>());
        double[] points = [.. changes.Where(t => t > 0 && t < time).Append(0).Append(time).Distinct().Order()];
        double high = points[1];
        for (double low = high / 8; high > Finest * points[1]; low /= 8)
        {
            yield return (low, high);
            high = low;
        }

        yield return (0, high);
        for (int k = 1; k + 1 < points.Length; k++)
        {
            int pieces = Math.Max(1, (int)Math.Ceiling((points[k + 1] - points[k]) / time * 4));
            for (int j = 0; j < pieces; j++) yield return (Between(points, k, j, pieces), Between(points, k, j + 1, pieces));
        }
    }

    private static double Between(double[] points, int k, int j, int pieces) => points[k] + ((points[k + 1] - points[k]) * j / pieces);
}
