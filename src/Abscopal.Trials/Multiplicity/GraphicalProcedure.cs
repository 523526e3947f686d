using System.Collections.Immutable;

namespace Abscopal.Trials.Multiplicity;

/// <summary>
/// A family of hypotheses whose error is handed on along a graph: for PFS and OS, or for biomarker-positive and all
/// subjects.
/// </summary>
/// <remarks>
/// Source: Bretz, Maurer, Brannath and Posch, Statistics in Medicine 28 (2009) 586-604 (the graph and its update); Maurer and
/// Bretz, Statistics in Biopharmaceutical Research 5 (2013) 311-320 (group-sequential looks).
/// </remarks>
public sealed record GraphicalProcedure
{
    private readonly double[] _weights;
    private readonly double[,] _transitions;

    /// <summary>A graph.</summary>
    /// <param name="names">The names of the hypotheses, all different.</param>
    /// <param name="weights">Their shares of alpha, summing to at most 1.</param>
    /// <param name="transitions">Row i: what share of hypothesis i's error goes to each other one when i is rejected; diagonal 0, rows at most 1.</param>
    /// <param name="alpha">The one-sided error of the family.</param>
    public GraphicalProcedure(IReadOnlyList<string> names, IReadOnlyList<double> weights, double[,] transitions, double alpha = 0.025)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(transitions);
        DesignCheck.Probability(alpha, "alpha");
        int n = names.Count;
        if (n == 0 || weights.Count != n || transitions.GetLength(0) != n || transitions.GetLength(1) != n)
            throw new DesignException("transitions", $"are {transitions.GetLength(0)} by {transitions.GetLength(1)} for {n} names and {weights.Count} weights", "one row, column and weight for each hypothesis");
        if (names.Distinct(StringComparer.Ordinal).Count() != n) throw new DesignException("names", "hold one twice", "different names");
        if (weights.Any(w => !(w >= 0)) || weights.Sum() > 1 + 1e-12) throw new DesignException("weights", $"sum to {DesignCheck.Text(weights.Sum())}", "0 or more each, at most 1 together");
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                if (!(transitions[i, j] >= 0) || (i == j && transitions[i, j] != 0)) throw new DesignException($"transitions[{i}]", $"holds {DesignCheck.Text(transitions[i, j])}", "0 or more, 0 on the diagonal");
                sum += transitions[i, j];
            }

            if (sum > 1 + 1e-12) throw new DesignException($"transitions[{i}]", $"sum to {DesignCheck.Text(sum)}", "at most 1");
        }

        Names = [.. names];
        Alpha = alpha;
        _weights = [.. weights];
        _transitions = (double[,])transitions.Clone();
    }

    /// <summary>The names of the hypotheses.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The one-sided error of the family.</summary>
    public double Alpha { get; }

    /// <summary>The test of one p value a hypothesis.</summary>
    /// <param name="pValues">One-sided.</param>
    public ImmutableArray<GraphicalResult> Test(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        if (pValues.Count != Names.Length) throw new DesignException("pValues", $"are {pValues.Count}", $"one for each of {Names.Length} hypotheses");
        for (int i = 0; i < pValues.Count; i++)
        {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) throw new DesignException($"pValues[{i}]", $"is {DesignCheck.Text(pValues[i])}", "0 to 1");
        }

        return Run((i, level) => pValues[i] <= level ? 1 : null, pValues);
    }

    /// <summary>The test of hypotheses that are each looked at group-sequentially with a spending function of their own.</summary>
    /// <param name="hypotheses">In the order of the names.</param>
    /// <remarks>
    /// A hypothesis is rejected when at any look its p value is at or below the nominal level its spending function gives to
    /// the error it then has; bounds are solved again each time error is handed on.
    /// </remarks>
    public ImmutableArray<GraphicalResult> Test(IReadOnlyList<SequentialHypothesis> hypotheses)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        if (hypotheses.Count != Names.Length) throw new DesignException("hypotheses", $"are {hypotheses.Count}", $"one for each of {Names.Length} names");
        return Run((i, level) => hypotheses[i].RejectedAt(level), null);
    }

    private ImmutableArray<GraphicalResult> Run(Func<int, double, int?> rejectedAt, IReadOnlyList<double>? pValues)
    {
        int n = Names.Length;
        double[] weights = [.. _weights];
        double[,] transitions = (double[,])_transitions.Clone();
        bool[] rejected = new bool[n];
        int[] step = new int[n];
        int?[] look = new int?[n];
        double[] level = new double[n];
        for (int round = 1; round <= n; round++)
        {
            int found = -1;
            for (int i = 0; i < n && found < 0; i++)
            {
                if (rejected[i] || weights[i] <= 0) continue;
                look[i] = rejectedAt(i, weights[i] * Alpha);
                if (look[i] is not null) found = i;
            }

            if (found < 0) break;
            rejected[found] = true;
            step[found] = round;
            level[found] = weights[found] * Alpha;
            HandOn(found, weights, transitions, rejected);
        }

        double[]? adjusted = pValues is null ? null : Adjusted(pValues);
        return [.. Names.Select((name, i) => new GraphicalResult(name, rejected[i], rejected[i] ? step[i] : null, rejected[i] ? look[i] : null, rejected[i] ? level[i] : weights[i] * Alpha, adjusted?[i]))];
    }

    // Bretz et al. 2009, algorithm 2: the largest over the steps of the least p / weight.
    private double[] Adjusted(IReadOnlyList<double> pValues)
    {
        int n = Names.Length;
        double[] weights = [.. _weights];
        double[,] transitions = (double[,])_transitions.Clone();
        bool[] done = new bool[n];
        double[] adjusted = new double[n];
        double most = 0;
        for (int round = 0; round < n; round++)
        {
            int next = -1;
            for (int i = 0; i < n; i++)
            {
                if (!done[i] && (next < 0 || Ratio(pValues[i], weights[i]) < Ratio(pValues[next], weights[next]))) next = i;
            }

            most = Math.Max(most, Math.Min(1, Ratio(pValues[next], weights[next])));
            adjusted[next] = most;
            done[next] = true;
            HandOn(next, weights, transitions, done);
        }

        return adjusted;
    }

    private static double Ratio(double p, double weight) => weight > 0 ? p / weight : double.PositiveInfinity;

    private static void HandOn(int from, double[] weights, double[,] transitions, bool[] gone)
    {
        int n = weights.Length;
        double[,] before = (double[,])transitions.Clone();
        for (int j = 0; j < n; j++)
        {
            if (!gone[j]) weights[j] += weights[from] * before[from, j];
        }

        weights[from] = 0;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < n; k++)
            {
                double loop = before[j, from] * before[from, j];
                transitions[j, k] = gone[j] || gone[k] || j == k || loop >= 1 ? 0 : (before[j, k] + (before[j, from] * before[from, k])) / (1 - loop);
            }
        }
    }
}
