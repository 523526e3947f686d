using System.Collections.Immutable;
using Abscopal.Numerics.Random;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The operating characteristics of a dose-finding rule in one toxicity scenario.</summary>
/// <param name="Trials">Trials simulated.</param>
/// <param name="Selected">Of each dose, the share of trials that chose it.</param>
/// <param name="NoneSelected">The share of trials that gave up all doses.</param>
/// <param name="MeanSubjects">Of each dose, the mean number of subjects.</param>
/// <param name="MeanToxicities">The mean number of toxicities of a trial.</param>
/// <remarks>The chosen dose is the one whose isotonic estimate is nearest to the target (ties: the lower above, the higher below), as in Liu and Yuan 2015.</remarks>
public sealed record DoseFindingSimulation(
    int Trials, ImmutableArray<double> Selected, double NoneSelected, ImmutableArray<double> MeanSubjects, double MeanToxicities)
{
    private const uint Purpose = 20;

    /// <summary>Simulates a rule that decides by the subjects of the current dose.</summary>
    /// <param name="decide">Toxicities and subjects of the current dose to decision: BOIN's or mTPI-2's.</param>
    /// <param name="target">The target rate.</param>
    /// <param name="rates">The true rates of the doses.</param>
    /// <param name="cohorts">Cohorts of a trial.</param>
    /// <param name="cohortSize">Subjects of a cohort.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="seed">The seed; the stream of a trial is (purpose 20, trial, 0).</param>
    public static DoseFindingSimulation Run(
        Func<int, int, DoseDecision> decide, double target, IReadOnlyList<double> rates, int cohorts, int cohortSize, int trials, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(rates);
        DesignCheck.Probability(target, "target");
        if (rates.Count == 0 || cohorts < 1 || cohortSize < 1 || trials < 1) throw new DesignException("simulation", "has no doses, cohorts, subjects or trials", "at least one of each");
        long[] selected = new long[rates.Count];
        long[] subjects = new long[rates.Count];
        long none = 0;
        long toxicities = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            var stream = new RandomStream(seed, new StreamAddress(Purpose, (uint)trial, 0));
            (int chosen, int[] treated, int[] toxic) = One(decide, target, rates, cohorts, cohortSize, ref stream);
            if (chosen < 0) none++;
            else selected[chosen]++;
            for (int d = 0; d < treated.Length; d++) subjects[d] += treated[d];
            toxicities += toxic.Sum();
        }

        double count = trials;
        return new DoseFindingSimulation(
            trials, [.. selected.Select(x => x / count)], none / count, [.. subjects.Select(x => x / count)], toxicities / count);
    }

    /// <summary>The dose whose isotonic estimate is nearest to the target, from 0, or null when none was tried.</summary>
    /// <param name="toxicities">Toxicities of each dose.</param>
    /// <param name="subjects">Subjects of each dose; doses without any are left out.</param>
    /// <param name="target">The target rate.</param>
    public static int? Select(IReadOnlyList<int> toxicities, IReadOnlyList<int> subjects, double target)
    {
        ArgumentNullException.ThrowIfNull(toxicities);
        ArgumentNullException.ThrowIfNull(subjects);
        int[] tried = [.. Enumerable.Range(0, subjects.Count).Where(d => subjects[d] > 0)];
        if (tried.Length == 0) return null;
        double[] rates = Isotonic(
            [.. tried.Select(d => (toxicities[d] + 0.05) / (subjects[d] + 0.1))],
            [.. tried.Select(d => Precision(toxicities[d], subjects[d]))]);
        int best = 0;
        for (int i = 1; i < tried.Length; i++)
        {
            // A rising sliver breaks ties: below the target the higher dose, above it the lower.
            if (Math.Abs(rates[i] + (i * 1e-10) - target) < Math.Abs(rates[best] + (best * 1e-10) - target)) best = i;
        }

        return tried[best];
    }

    private static double Precision(int toxicities, int subjects)
    {
        double a = toxicities + 0.05;
        double b = subjects - toxicities + 0.05;
        return (a + b) * (a + b) * (a + b + 1) / (a * b);
    }

    private static double[] Isotonic(double[] values, double[] weights)
    {
        var pools = new List<(double Value, double Weight, int Count)>();
        for (int i = 0; i < values.Length; i++)
        {
            pools.Add((values[i], weights[i], 1));
            while (pools.Count > 1 && pools[^2].Value > pools[^1].Value)
            {
                (double value, double weight, int size) = pools[^1];
                (double before, double weightBefore, int sizeBefore) = pools[^2];
                pools.RemoveAt(pools.Count - 1);
                pools[^1] = (((value * weight) + (before * weightBefore)) / (weight + weightBefore), weight + weightBefore, size + sizeBefore);
            }
        }

        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Value, pool.Count))];
    }

    private static (int Chosen, int[] Treated, int[] Toxic) One(
        Func<int, int, DoseDecision> decide, double target, IReadOnlyList<double> rates, int cohorts, int cohortSize, ref RandomStream stream)
    {
        int[] treated = new int[rates.Count];
        int[] toxic = new int[rates.Count];
        int top = rates.Count - 1;
        int dose = 0;
        for (int cohort = 0; cohort < cohorts; cohort++)
        {
            for (int i = 0; i < cohortSize; i++) toxic[dose] += stream.NextUniform() < rates[dose] ? 1 : 0;
            treated[dose] += cohortSize;
            DoseDecision decision = decide(toxic[dose], treated[dose]);
            if (decision == DoseDecision.Eliminate)
            {
                top = dose - 1;
                if (top < 0) return (-1, treated, toxic);
            }

            if (decision == DoseDecision.Escalate) dose = Math.Min(dose + 1, top);
            else if (decision is DoseDecision.Deescalate or DoseDecision.Eliminate) dose = Math.Max(dose - 1, 0);
        }

        int[] allowed = [.. treated.Select((n, d) => d <= top ? n : 0)];
        return (Select(toxic, allowed, target) ?? -1, treated, toxic);
    }
}
