namespace Abscopal.Survival;

/// <summary>The variance of state probabilities from the increments of a Markov chain.</summary>
/// <remarks>
/// With H = I + dA, the covariance C of the probabilities p becomes H' C H + sum over states j of p_j^2 cov(dA_j), where
/// dA_j is the row of increments out of j. Source: Andersen, Borgan, Gill and Keiding (1993), eqs. (4.4.17) to (4.4.20),
/// one row of the matrix at a time.
/// </remarks>
internal static class IncrementVariance
{
    public static double[] Run(ChainSteps steps, double[] before, double[,]? initial, bool multinomial)
    {
        int states = steps.States;
        double[,] covariance = initial ?? new double[states, states];
        double[,] half = new double[states, states];
        double[] variances = new double[steps.Times.Length * states];
        for (int e = 0; e < steps.Times.Length; e++)
        {
            Transform(covariance, half, steps.Hazards.AsSpan(e * states * states, states * states));
            for (int j = 0; j < states; j++) AddIncrements(steps, e, j, before[(e * states) + j], covariance, multinomial);
            for (int j = 0; j < states; j++) variances[(e * states) + j] = Math.Max(0, covariance[j, j]);
        }

        return variances;
    }

    private static void Transform(double[,] covariance, double[,] half, ReadOnlySpan<double> hazards)
    {
        int states = covariance.GetLength(0);
        Array.Clear(half);
        for (int i = 0; i < states; i++)
        {
            for (int l = 0; l < states; l++)
            {
                for (int k = 0; k < states; k++) half[i, k] += covariance[i, l] * hazards[(l * states) + k];
            }
        }

        Array.Clear(covariance);
        for (int l = 0; l < states; l++)
        {
            for (int i = 0; i < states; i++)
            {
                for (int k = 0; k < states; k++) covariance[i, k] += hazards[(l * states) + i] * half[l, k];
            }
        }
    }

    private static void AddIncrements(ChainSteps steps, int e, int from, double probability, double[,] covariance, bool multinomial)
    {
        int states = steps.States;
        double n = steps.AtRisk[(e * states) + from];
        ReadOnlySpan<int> moves = steps.Moves.AsSpan(((e * states) + from) * states, states);
        for (int k = 0; k < states; k++)
        {
            if (moves[k] == 0) continue;
            double scale = probability * probability * moves[k] / (n * n);
            // Each move takes from its own state what it gives to the other.
            AddPair(covariance, from, k, k, scale);
            for (int l = 0; multinomial && l < states; l++)
            {
                if (moves[l] > 0) AddPair(covariance, from, k, l, -scale * moves[l] / n);
            }
        }
    }

    // Adds value times (e_k - e_from)'(e_l - e_from).
    private static void AddPair(double[,] covariance, int from, int k, int l, double value)
    {
        covariance[k, l] += value;
        covariance[k, from] -= value;
        covariance[from, l] -= value;
        covariance[from, from] += value;
    }
}
