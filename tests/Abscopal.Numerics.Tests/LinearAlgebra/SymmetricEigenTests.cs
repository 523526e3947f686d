using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Numerics.Tests.LinearAlgebra;

public sealed class SymmetricEigenTests
{
    // The second difference matrix of n rows has the eigenvalues 2 - 2 cos(k pi / (n + 1)).
    [Fact]
    public void SecondDifferences_HaveTheKnownEigenvalues()
    {
        const int n = 12;
        double[,] matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            matrix[i, i] = 2;
            if (i > 0) matrix[i, i - 1] = matrix[i - 1, i] = -1;
        }

        double[] values = SymmetricEigen.Decompose(matrix).Values;
        Array.Sort(values);
        for (int k = 1; k <= n; k++) values[k - 1].ShouldBe(2 - (2 * Math.Cos(k * Math.PI / (n + 1))), 1e-13);
    }

    [Fact]
    public void Vectors_RebuildTheMatrix()
    {
        double[,] matrix = { { 4, 1, -2 }, { 1, 3, 0.5 }, { -2, 0.5, 1 } };
        (double[] values, double[,] v) = SymmetricEigen.Decompose(matrix);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double sum = 0;
                for (int k = 0; k < 3; k++) sum += v[i, k] * values[k] * v[j, k];
                sum.ShouldBe(matrix[i, j], 1e-13);
            }
        }
    }
}
