using Abscopal.Numerics.Distributions;

namespace Abscopal.Numerics.Tests.Distributions;

// Expected values from R 4.2.2 (qt, pt, digamma, trigamma).
public sealed class StudentTTests
{
    [Theory]
    [InlineData(0.025, 3, 3.1824463052837078)]
    [InlineData(0.4, 2.5, 0.28145951274854752)]
    [InlineData(0.001, 0.7, 3637.0146301057775)]
    [InlineData(0.025, 1e7, 1.9599642217672049)]
    [InlineData(0.975, 3, -3.1824463052837078)]
    [InlineData(0.025, double.PositiveInfinity, 1.95996398454005423)]
    public void UpperQuantile_EqualsR(double q, double degrees, double expected) =>
        StudentT.UpperQuantile(q, degrees).ShouldBe(expected, 1e-12 * Math.Abs(expected));

    [Theory]
    [InlineData(2, 4.5, 0.054128953590562467)]
    [InlineData(-1, 3, 0.80449889052211476)]
    [InlineData(0, 7, 0.5)]
    public void UpperTail_EqualsR(double t, double degrees, double expected) => StudentT.UpperTail(t, degrees).ShouldBe(expected, 1e-13);

    [Theory]
    [InlineData(0.3, -3.5025242222001323, 12.245364546107732)]
    [InlineData(5.5, 1.6110931485817512, 0.1993423869896277)]
    [InlineData(25, 3.198742512851974, 0.040810663257225592)]
    public void Polygamma_EqualsR(double x, double digamma, double trigamma)
    {
        Polygamma.Digamma(x).ShouldBe(digamma, 1e-11);
        Polygamma.Trigamma(x).ShouldBe(trigamma, 1e-11);
    }
}
