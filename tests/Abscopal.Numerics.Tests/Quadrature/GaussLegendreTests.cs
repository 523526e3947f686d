using Abscopal.Numerics.Quadrature;

namespace Abscopal.Numerics.Tests.Quadrature;

public sealed class GaussLegendreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void Rule_IsExactToDegreeTwoNLessOne(int points)
    {
        GaussLegendre rule = GaussLegendre.OfPoints(points);
        int degree = (2 * points) - 1;
        rule.Integrate(x => Math.Pow(x, degree), 0, 1).ShouldBe(1.0 / (degree + 1), 1e-14);
        rule.Weights.Sum().ShouldBe(2, 1e-13);
    }
}
