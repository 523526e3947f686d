namespace Abscopal.Survival;

/// <summary>The inverse of an information matrix by Cholesky's factor.</summary>
internal static class InformationInverse
{
    /// <summary>The inverse, or the index of the first column that depends on those before it.</summary>
    public static bool TryInvert(double[,] matrix, out double[,] inverse, out int dependent)
    {
        int n = matrix.GetLength(0);
        double[,] factor = new double[n, n];
        inverse = new double[n, n];
        for (dependent = 0; dependent < n; dependent++)
        {
            int i = dependent;
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++) sum -= factor[i, k] * factor[j, k];
                if (i > j) factor[i, j] = sum / factor[j, j];
                else if (sum > 1e-11 * matrix[i, i]) factor[i, i] = Math.Sqrt(sum);
                else return false;
            }
        }

        for (int column = 0; column < n; column++) SolveUnit(factor, column, inverse);
        return true;
    }

    private static void SolveUnit(double[,] factor, int column, double[,] inverse)
    {
        int n = factor.GetLength(0);
        for (int i = 0; i < n; i++)
        {
            double sum = i == column ? 1 : 0;
            for (int k = 0; k < i; k++) sum -= factor[i, k] * inverse[k, column];
            inverse[i, column] = sum / factor[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = inverse[i, column];
            for (int k = i + 1; k < n; k++) sum -= factor[k, i] * inverse[k, column];
            inverse[i, column] = sum / factor[i, i];
        }
    }
}
