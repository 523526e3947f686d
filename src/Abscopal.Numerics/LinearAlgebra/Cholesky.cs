namespace Abscopal.Numerics.LinearAlgebra;

/// <summary>The Cholesky factor of a small symmetric positive definite matrix.</summary>
public static class Cholesky
{
    /// <summary>The form x' A^-1 x, when A is positive definite.</summary>
    /// <param name="matrix">A, n by n, symmetric.</param>
    /// <param name="vector">x, n elements.</param>
    /// <param name="value">The value of the form.</param>
    /// <returns>False when A is not positive definite to working precision.</returns>
    public static bool TryQuadraticForm(double[,] matrix, ReadOnlySpan<double> vector, out double value)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int n = vector.Length;
        double[,] factor = new double[n, n];
        double[] solved = new double[n];
        value = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++) sum -= factor[i, k] * factor[j, k];
                if (i > j) factor[i, j] = sum / factor[j, j];
                else if (sum > 1e-12 * matrix[i, i]) factor[i, i] = Math.Sqrt(sum);
                else return false;
            }

            double x = vector[i];
            for (int k = 0; k < i; k++) x -= factor[i, k] * solved[k];
            solved[i] = x / factor[i, i];
            value += solved[i] * solved[i];
        }

        return true;
    }
}
