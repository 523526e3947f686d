using System.Collections.Immutable;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The designs found by exact search over all two-stage designs.</summary>
/// <param name="Options">What was searched for.</param>
/// <param name="Optimal">The least expected subjects under the null.</param>
/// <param name="Minimax">The fewest subjects; among those, the least expected.</param>
/// <param name="Admissible">
/// From minimax to optimal, the designs that are best for some weight between the most and the expected subjects.
/// </param>
/// <remarks>Source: Simon, Controlled Clinical Trials 10 (1989) 1-10; Jung, Lee, Kim and George, Statistics in Medicine 23 (2004) 561-569.</remarks>
public sealed record SimonSearch(SimonOptions Options, SimonDesign Optimal, SimonDesign Minimax, ImmutableArray<SimonDesign> Admissible)
{
    /// <summary>Searches.</summary>
    /// <param name="options">Rates, errors and the largest size.</param>
    /// <exception cref="DesignException">No design of this size keeps the errors.</exception>
    public static SimonSearch Of(SimonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var best = new List<(int FirstBound, int First, int Bound, int Size, double Expected)>();
        var nulls = new BinomialTable[options.MaximumSubjects];
        var targets = new BinomialTable[options.MaximumSubjects];
        for (int n = 1; n < options.MaximumSubjects; n++)
        {
            nulls[n] = new BinomialTable(n, options.NullRate);
            targets[n] = new BinomialTable(n, options.TargetRate);
        }

        double least = double.PositiveInfinity;
        for (int n = 2; n <= options.MaximumSubjects; n++)
        {
            (int FirstBound, int First, int Bound, double Expected)? found = BestOfSize(options, n, nulls, targets);
            if (found is not { } design) continue;
            best.Add((design.FirstBound, design.First, design.Bound, n, design.Expected));
            least = Math.Min(least, design.Expected);
            // A first stage alone as large as the best expected size cannot do better.
            if (n > 3 * least) break;
        }

        if (best.Count == 0) throw new DesignException("maximumSubjects", $"{options.MaximumSubjects} are too few for these errors", "more subjects, larger errors or a larger difference");
        SimonDesign[] all = [.. best.Select(d => SimonDesign.Of(d.FirstBound, d.First, d.Bound, d.Size, options.NullRate, options.TargetRate))];
        SimonDesign optimal = all.MinBy(design => design.ExpectedSubjects)!;
        return new SimonSearch(options, optimal, all[0], Hull(all, optimal));
    }

    private static (int FirstBound, int First, int Bound, double Expected)? BestOfSize(
        SimonOptions options, int n, BinomialTable[] nulls, BinomialTable[] targets)
    {
        (int, int, int, double)? best = null;
        double least = double.PositiveInfinity;
        for (int first = 1; first < n; first++)
        {
            if (first >= least) break;
            for (int firstBound = 0; firstBound < first; firstBound++)
            {
                // Stopping alone may not spend the type II error.
                if (targets[first].AtMost(firstBound) > options.Beta) break;
                double expected = first + ((1 - nulls[first].AtMost(firstBound)) * (n - first));
                if (expected >= least) continue;
                if (SmallestBound(options, firstBound, first, n, nulls, targets) is not { } bound) continue;
                least = expected;
                best = (firstBound, first, bound, expected);
            }
        }

        return best;
    }

    // The smallest final bound that keeps alpha has the most power of all; it is good if that keeps beta.
    private static int? SmallestBound(SimonOptions options, int firstBound, int first, int n, BinomialTable[] nulls, BinomialTable[] targets)
    {
        int low = firstBound;
        int high = n - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Rejects(nulls[first], nulls[n - first], firstBound, first, middle) <= options.Alpha) high = middle;
            else low = middle + 1;
        }

        return Rejects(nulls[first], nulls[n - first], firstBound, first, low) <= options.Alpha
            && Rejects(targets[first], targets[n - first], firstBound, first, low) >= 1 - options.Beta ? low : null;
    }

    private static double Rejects(BinomialTable first, BinomialTable second, int firstBound, int subjects, int bound)
    {
        double sum = 0;
        for (int x = firstBound + 1; x <= subjects; x++) sum += first.Mass(x) * (1 - second.AtMost(bound - x));
        return sum;
    }

    // The lower convex hull of (most subjects, expected subjects) between the minimax and the optimal design.
    private static ImmutableArray<SimonDesign> Hull(SimonDesign[] all, SimonDesign optimal)
    {
        var hull = new List<SimonDesign>();
        foreach (SimonDesign design in all.Where(d => d.Subjects <= optimal.Subjects))
        {
            if (hull.Count > 0 && design.ExpectedSubjects >= hull[^1].ExpectedSubjects) continue;
            while (hull.Count > 1 && Slope(hull[^2], design) <= Slope(hull[^2], hull[^1])) hull.RemoveAt(hull.Count - 1);
            hull.Add(design);
        }

        return [.. hull];
    }

    private static double Slope(SimonDesign a, SimonDesign b) => (b.ExpectedSubjects - a.ExpectedSubjects) / (b.Subjects - a.Subjects);
}
