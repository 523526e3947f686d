namespace Abscopal.Numerics.LinearAlgebra;

/// <summary>Solves and inverts small symmetric positive definite matrices.</summary>
public static class PositiveDefinite
{
    /// <summary>Replaces the lower triangle of a matrix by its Cholesky factor.</summary>
    /// <param name="matrix">n by n, symmetric; the lower triangle is read.</param>
    /// <param name="tolerance">A pivot at or below this share of its diagonal counts as zero.</param>
    /// <returns>False when the matrix is not positive definite to working precision.</returns>
    public static bool TryFactor(double[,] matrix, double tolerance = 1e-14)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int n = matrix.GetLength(0);
        for (int i = 0; i < n; i++)
        {
            double diagonal = matrix[i, i];
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++) sum -= matrix[i, k] * matrix[j, k];
                if (i > j) matrix[i, j] = sum / matrix[j, j];
                else if (sum > tolerance * diagonal && double.IsFinite(sum)) matrix[i, i] = Math.Sqrt(sum);
                else return false;
            }
        }

        return true;
    }

    /// <summary>Solves L L' x = b in place.</summary>
    /// <param name="factor">What <see cref="TryFactor"/> left.</param>
    /// <param name="vector">b; x afterwards.</param>
    public static void Solve(double[,] factor, Span<double> vector)
    {
        ArgumentNullException.ThrowIfNull(factor);
        for (int i = 0; i < vector.Length; i++)
        {
            for (int k = 0; k < i; k++) vector[i] -= factor[i, k] * vector[k];
            vector[i] /= factor[i, i];
        }

        for (int i = vector.Length - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < vector.Length; k++) vector[i] -= factor[k, i] * vector[k];
            vector[i] /= factor[i, i];
        }
    }

    /// <summary>The inverse, or null when the matrix is not positive definite.</summary>
    /// <param name="matrix">n by n, symmetric; left as it is.</param>
    public static double[,]? Inverse(double[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int n = matrix.GetLength(0);
        double[,] factor = (double[,])matrix.Clone();
        if (!TryFactor(factor)) return null;
        double[,] inverse = new double[n, n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            Solve(factor, column);
            for (int i = 0; i < n; i++) inverse[i, j] = column[i];
        }

        return inverse;
    }
}
