using CsCheck;

namespace Abscopal.Survival.Tests.CoxTests;

/// <summary>The sums that vectors make, against plain loops, for every shape of a row.</summary>
public sealed class RowSumsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(21)]
    public void Sums_EqualPlainLoops(int columns) => Gen.Select(Gen.Double[-2, 2].Array[columns * 11], Gen.Double[0, 3].Array[11], Gen.Double[-1, 1].Array[columns]).Sample(
        (values, factors, beta) =>
        {
            CovariateRows rows = Fill(values, columns);
            double[] predictors = new double[11];
            rows.AddPredictors(0, beta, predictors);
            double[] running = new double[rows.Stride];
            double[] cumulative = new double[11 * rows.Stride];
            RowSums.Cumulate(rows.Rows(0, 11), rows.Stride, factors, running, cumulative);
            double[] total = new double[rows.Stride];
            RowSums.Add(rows.Rows(0, 11), rows.Stride, factors, total);
            int[] places = [10, 0, 3, 3, 7];
            double[] weights = [1, -2, 0.5, 3, 1];
            double[] squares = new double[rows.Stride * rows.Stride];
            RowSums.AddSquares(rows.Rows(0, 11), rows.Stride, places, weights, squares);
            for (int j = 0; j < columns; j++)
            {
                running[j].ShouldBe(Enumerable.Range(0, 11).Sum(k => factors[k] * rows[k, j]), 1e-12);
                total[j].ShouldBe(running[j], 1e-12);
                cumulative[(4 * rows.Stride) + j].ShouldBe(Enumerable.Range(0, 5).Sum(k => factors[k] * rows[k, j]), 1e-12);
                for (int l = j; l < columns; l++)
                    squares[(j * rows.Stride) + l].ShouldBe(places.Select((p, i) => weights[i] * rows[p, j] * rows[p, l]).Sum(), 1e-12);
            }

            for (int k = 0; k < 11; k++) predictors[k].ShouldBe(Enumerable.Range(0, columns).Sum(j => beta[j] * rows[k, j]), 1e-12);
        },
        iter: 50);

    private static CovariateRows Fill(double[] values, int columns)
    {
        var rows = new CovariateRows(11, columns);
        for (int k = 0; k < 11; k++)
        {
            for (int j = 0; j < columns; j++) rows[k, j] = values[(k * columns) + j];
        }

        return rows;
    }
}
