using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The Aalen-Johansen estimator of the transition and state occupancy probabilities of a chain of states.</summary>
/// <remarks>
/// P(s, t) is the product over event times s &lt; u &lt;= t of I + dA(u), where dA_jk(u) are the moves from j to k among
/// those at risk in j. The chain may have cycles, delayed entry and gaps. State occupancy starts from the observed
/// states at the start and does not need the process to be Markov (Datta and Satten, Stat. Probab. Lett. 55 (2001)
/// 403-411). Source: Aalen and Johansen, Scand. J. Stat. 5 (1978) 141-150.
/// </remarks>
public static class AalenJohansen
{
    /// <summary>The probabilities of being in each state, for the states observed at the start.</summary>
    /// <param name="data">The histories.</param>
    /// <param name="options">Start, level, limits, variance and conventions; from 0, R's at 95%, when left out.</param>
    /// <exception cref="SurvivalDataException">Nobody is observed at the start.</exception>
    public static StateOccupancy Estimate(MultiStateData data, AalenJohansenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        AalenJohansenConventions conventions = (options ?? new AalenJohansenOptions()).Resolve();
        int states = data.StateLabels.Length;
        int[] stateAtStart = StatesAtStart(data, conventions.Start);
        double[] initial = new double[states];
        int count = 0;
        foreach (int state in stateAtStart)
        {
            if (state < 0) continue;
            initial[state]++;
            count++;
        }

        if (count == 0) throw new SurvivalDataException($"nobody is observed at the start {conventions.Start:R}; choose a start at which the states are seen");
        for (int j = 0; j < states; j++) initial[j] /= count;
        var steps = ChainSteps.Create(data, conventions.Start);
        return Run(data, steps, initial, new InitialSample(stateAtStart, count), conventions, null);
    }

    /// <summary>The matrix of transition probabilities from the start, one row a state in which the subject is taken to be there.</summary>
    /// <param name="data">The histories.</param>
    /// <param name="options">Start, level, limits, variance and conventions; from 0, R's at 95%, when left out.</param>
    public static TransitionProbabilities EstimateTransitions(MultiStateData data, AalenJohansenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        AalenJohansenConventions conventions = (options ?? new AalenJohansenOptions()).Resolve();
        var steps = ChainSteps.Create(data, conventions.Start);
        var rows = ImmutableArray.CreateBuilder<StateOccupancy>(data.StateLabels.Length);
        for (int h = 0; h < data.StateLabels.Length; h++)
        {
            double[] initial = new double[data.StateLabels.Length];
            initial[h] = 1;
            rows.Add(Run(data, steps, initial, null, conventions, data.StateLabels[h]));
        }

        return new TransitionProbabilities(rows.MoveToImmutable());
    }

    private static StateOccupancy Run(MultiStateData data, ChainSteps steps, double[] initial, InitialSample? sample, AalenJohansenConventions conventions, string? from)
    {
        int states = steps.States;
        // Row e holds the probabilities just before event time e, the last row those after all.
        double[] probabilities = new double[(steps.Times.Length + 1) * states];
        initial.CopyTo(probabilities, 0);
        for (int e = 0; e < steps.Times.Length; e++)
        {
            for (int j = 0; j < states; j++)
            {
                double p = probabilities[(e * states) + j];
                if (p == 0) continue;
                for (int k = 0; k < states; k++) probabilities[((e + 1) * states) + k] += p * steps.Hazards[(((e * states) + j) * states) + k];
            }
        }

        double[] after = conventions.Variance == OccupancyVariance.InfinitesimalJackknife
            ? new JackknifeVariance(data, steps, probabilities).Run(sample?.Derivatives(initial))
            : IncrementVariance.Run(steps, probabilities, sample?.Covariance(initial), conventions.Variance == OccupancyVariance.Greenwood);
        double[] variances = new double[probabilities.Length];
        after.CopyTo(variances, states);
        for (int j = 0; sample is not null && j < states; j++) variances[j] = initial[j] * (1 - initial[j]) / sample.Count;
        double last = data.DistinctTimes[data.ExitRanks.Max()];
        return new StateOccupancy(data.StateLabels, steps, probabilities, variances, last, conventions) { From = from, Unit = data.Unit };
    }

    // The state of each subject seen just before and just after the start, or -1.
    private static int[] StatesAtStart(MultiStateData data, double start)
    {
        int[] state = new int[data.SubjectCount];
        Array.Fill(state, -1);
        for (int i = 0; i < data.Count; i++)
        {
            if (data.DistinctTimes[data.EntryRanks[i]] <= start && data.DistinctTimes[data.ExitRanks[i]] > start) state[data.Subjects[i]] = data.From[i];
        }

        return state;
    }

    /// <summary>The subjects whose states at the start make the initial probabilities.</summary>
    private sealed record InitialSample(int[] States, int Count)
    {
        public double[]? Derivatives(double[] initial)
        {
            if (initial.Contains(1)) return null;
            double[] derivatives = new double[States.Length * initial.Length];
            for (int s = 0; s < States.Length; s++)
            {
                if (States[s] < 0) continue;
                for (int j = 0; j < initial.Length; j++) derivatives[(s * initial.Length) + j] = ((States[s] == j ? 1 : 0) - initial[j]) / Count;
            }

            return derivatives;
        }

        public double[,] Covariance(double[] initial)
        {
            double[,] covariance = new double[initial.Length, initial.Length];
            for (int j = 0; j < initial.Length; j++)
            {
                for (int k = 0; k < initial.Length; k++) covariance[j, k] = initial[j] * ((j == k ? 1 : 0) - initial[k]) / Count;
            }

            return covariance;
        }
    }
}
