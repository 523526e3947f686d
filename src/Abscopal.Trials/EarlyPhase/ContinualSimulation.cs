using Abscopal.Numerics.Random;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The operating characteristics of the continual reassessment method.</summary>
public static class ContinualSimulation
{
    private const uint Purpose = 21;

    /// <summary>Simulates.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rates">The true rates of the doses.</param>
    /// <param name="cohorts">Cohorts of a trial.</param>
    /// <param name="cohortSize">Subjects of a cohort.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="seed">The seed; the stream of a trial is (purpose 21, trial, 0).</param>
    /// <param name="stopCutoff">Give all doses up when P(rate of the lowest above target), with a uniform prior, exceeds this.</param>
    /// <remarks>The first cohort has the lowest dose and no untried dose is skipped upwards.</remarks>
    public static DoseFindingSimulation Run(
        ContinualReassessment model, IReadOnlyList<double> rates, int cohorts, int cohortSize, int trials, ulong seed, double stopCutoff = 0.95)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Count != model.Skeleton.Count) throw new DesignException("rates", $"are {rates.Count}", $"one for each of the {model.Skeleton.Count} doses");
        if (cohorts < 1 || cohortSize < 1 || trials < 1) throw new DesignException("simulation", "has no cohorts, subjects or trials", "at least one of each");
        DesignCheck.Probability(stopCutoff, "stopCutoff");
        double[] selected = new double[rates.Count];
        double[] subjects = new double[rates.Count];
        (double none, double toxicities) = (0, 0);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int trial = 0; trial < trials; trial++)
        {
            var stream = new RandomStream(seed, new StreamAddress(Purpose, (uint)trial, 0));
            int[] treated = new int[rates.Count];
            int[] toxic = new int[rates.Count];
            int dose = 1;
            int highest = 1;
            for (int cohort = 0; cohort < cohorts && dose > 0; cohort++)
            {
                for (int i = 0; i < cohortSize; i++) toxic[dose - 1] += stream.NextUniform() < rates[dose - 1] ? 1 : 0;
                treated[dose - 1] += cohortSize;
                highest = Math.Max(highest, dose);
                dose = Next(model, treated, toxic, stopCutoff, known);
                if (cohort < cohorts - 1) dose = Math.Min(dose, highest + 1);
            }

            if (dose == 0) none++;
            else selected[Math.Min(dose, highest) - 1]++;
            for (int d = 0; d < treated.Length; d++) subjects[d] += treated[d];
            toxicities += toxic.Sum();
        }

        return new DoseFindingSimulation(trials, [.. selected.Select(x => x / trials)], none / trials, [.. subjects.Select(x => x / trials)], toxicities / trials);
    }

    // The model's dose depends on the counts alone, and the same counts come again and again.
    private static int Next(ContinualReassessment model, int[] treated, int[] toxic, double cutoff, Dictionary<string, int> known)
    {
        string key = string.Join(' ', treated) + "|" + string.Join(' ', toxic);
        if (known.TryGetValue(key, out int dose)) return dose;
        if (treated[0] >= 3 && new BetaMonitoring(1, 1).PosteriorAbove(toxic[0], treated[0], model.Target) > cutoff) dose = 0;
        else
        {
            int[] doses = [.. treated.SelectMany((n, d) => Enumerable.Repeat(d + 1, n))];
            bool[] outcomes = [.. treated.SelectMany((n, d) => Enumerable.Range(0, n).Select(i => i < toxic[d]))];
            dose = model.Estimate(doses, outcomes).Dose;
        }

        known[key] = dose;
        return dose;
    }
}
