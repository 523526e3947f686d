using Abscopal.Numerics.Distributions;

namespace Abscopal.Numerics.Tests.Distributions;

public sealed class MultivariateNormalTests
{
    // With all correlations one half the orthant probability is 1 / (n + 1).
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Orthant_EqualsClosedForm(int n) =>
        Rectangle(Equicorrelated(n, 0.5), 0, double.PositiveInfinity).ShouldBe(1.0 / (n + 1), 1e-10);

    // 1/8 + (asin r12 + asin r13 + asin r23) / (4 pi).
    [Fact]
    public void OrthantOfThree_EqualsTheArcsineFormula()
    {
        double[,] correlation = { { 1, -0.3, 0.2 }, { -0.3, 1, 0.6 }, { 0.2, 0.6, 1 } };
        double expected = 0.125 + ((Math.Asin(-0.3) + Math.Asin(0.2) + Math.Asin(0.6)) / (4 * Math.PI));
        Rectangle(correlation, 0, double.PositiveInfinity).ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Independent_IsTheProduct() =>
        Rectangle(Equicorrelated(4, 0), -1, 1).ShouldBe(Math.Pow(1 - (2 * Normal.UpperTail(1)), 4), 1e-12);

    [Fact]
    public void AllTheSame_IsOneVariable() =>
        Rectangle(Equicorrelated(4, 1), -1.96, 1.96).ShouldBe(1 - (2 * Normal.UpperTail(1.96)), 1e-12);

    // The third variable is the scaled sum of two independent ones: the probability is that of a hexagon in the plane,
    // here P(|a| < 2, |b| < 2, |a + b| < 2 sqrt 2), integrated by the trapezium rule, which converges fast on its smooth pieces.
    [Fact]
    public void SingularMatrix_EqualsTheIntegralOverAPolygon()
    {
        double half = Math.Sqrt(0.5);
        double[,] correlation = { { 1, 0, half }, { 0, 1, half }, { half, half, 1 } };
        double sum = 0;
        const int steps = 400_000;
        for (int i = 0; i < steps; i++)
        {
            double a = -2 + (4 * (i + 0.5) / steps);
            double from = Math.Max(-2, (-2 / half) - a);
            double to = Math.Min(2, (2 / half) - a);
            sum += Normal.Density(a) * (Normal.Cumulative(to) - Normal.Cumulative(from)) * 4 / steps;
        }

        Rectangle(correlation, -2, 2).ShouldBe(sum, 1e-7);
    }

    // Scores of the weights 1, s^1/2, (1 - s)^1/2 and (s (1 - s))^1/2 for s from 0.3 to 1, the least eigenvalue below 0.001;
    // conditioning in the opposite order of variables gives an integral of another shape with the same value.
    [Fact]
    public void NearlySingularMatrix_DoesNotDependOnTheOrderOfVariables()
    {
        double[,] correlation = NearlySingular();
        double[,] reversed = new double[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++) reversed[i, j] = correlation[3 - i, 3 - j];
        }

        double forward = Rectangle(correlation, -2.2, 2.2);
        forward.ShouldBe(Rectangle(reversed, -2.2, 2.2), 1e-7);
        forward.ShouldBe(0.957141001885, 1e-7);
    }

    [Fact]
    public void WrongMatrix_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Rectangle(new double[,] { { 2 } }, -1, 1));
        Should.Throw<ArgumentException>(() => Rectangle(new double[,] { { 1, 0.9, -0.9 }, { 0.9, 1, 0.9 }, { -0.9, 0.9, 1 } }, -1, 1));
    }

    private static double[,] NearlySingular() => new[,]
    {
        { 1, 0.987178552139102, 0.9428090596466399, 0.970837807972469 },
        { 0.987178552139102, 1, 0.8794058830772059, 0.9287433227510904 },
        { 0.9428090596466399, 0.8794058830772059, 1, 0.98836070069433 },
        { 0.970837807972469, 0.9287433227510904, 0.98836070069433, 1 },
    };

    private static double[,] Equicorrelated(int n, double r)
    {
        double[,] matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) matrix[i, j] = i == j ? 1 : r;
        }

        return matrix;
    }

    private static double Rectangle(double[,] correlation, double lower, double upper)
    {
        double[] low = new double[correlation.GetLength(0)];
        double[] high = new double[low.Length];
        Array.Fill(low, lower);
        Array.Fill(high, upper);
        return MultivariateNormal.Rectangle(correlation, low, high);
    }
}
