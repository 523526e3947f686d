using System.Collections.Immutable;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>What a model-based rule recommends after a sequence of cohorts.</summary>
/// <param name="Doses">The dose of each cohort, from 1.</param>
/// <param name="Toxicities">The toxicities of each cohort.</param>
/// <param name="Next">The dose recommended next, from 1.</param>
/// <param name="Rates">The estimated rates of all doses.</param>
public sealed record CrmPathway(ImmutableArray<int> Doses, ImmutableArray<int> Toxicities, int Next, ImmutableArray<double> Rates)
{
    /// <summary>Every pathway of some cohorts: the decision table of the continual reassessment method.</summary>
    /// <param name="model">The model.</param>
    /// <param name="start">The dose of the first cohort, from 1.</param>
    /// <param name="cohortSize">Subjects of a cohort.</param>
    /// <param name="cohorts">Cohorts, at most 4.</param>
    /// <remarks>No untried dose is skipped upwards. Source: Yap, Billingham, Cheung, Craddock and O'Quigley, Clinical Cancer Research 23 (2017) 7440-7447.</remarks>
    public static ImmutableArray<CrmPathway> All(ContinualReassessment model, int start, int cohortSize, int cohorts)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (start < 1 || start > model.Skeleton.Count) throw new DesignException("start", $"is {start}", $"1 to {model.Skeleton.Count}");
        if (cohortSize is < 1 or > 6) throw new DesignException("cohortSize", $"is {cohortSize}", "1 to 6");
        if (cohorts is < 1 or > 4) throw new DesignException("cohorts", $"are {cohorts}", "1 to 4");
        var pathways = ImmutableArray.CreateBuilder<CrmPathway>();
        Extend(model, cohortSize, cohorts, [start], [], pathways);
        return pathways.ToImmutable();
    }

    private static void Extend(
        ContinualReassessment model, int size, int cohorts, ImmutableArray<int> doses, ImmutableArray<int> toxicities, ImmutableArray<CrmPathway>.Builder pathways)
    {
        for (int toxic = 0; toxic <= size; toxic++)
        {
            ImmutableArray<int> counts = toxicities.Add(toxic);
            int[] given = [.. doses.SelectMany(dose => Enumerable.Repeat(dose, size))];
            bool[] outcomes = [.. counts.SelectMany(count => Enumerable.Range(0, size).Select(i => i < count))];
            (ImmutableArray<double> rates, int best) = model.Estimate(given, outcomes);
            int next = Math.Min(best, doses.Max() + 1);
            pathways.Add(new CrmPathway(doses, counts, next, rates));
            if (counts.Length < cohorts) Extend(model, size, cohorts, doses.Add(next), counts, pathways);
        }
    }
}
