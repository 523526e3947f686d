using Abscopal.Trials.Assurance;

namespace Abscopal.Trials.Tests.Assurance;

public sealed class NormalAssuranceTests
{
    private const double Critical = 1.9599639845400545;
    private const double Drift = Critical + 1.2815515655446004;

    // A design of 90% power, prior at the design effect with standard deviation 1/4, 1/2 and 1 of it.
    [Theory]
    [InlineData(0.25, 0.840293)]
    [InlineData(0.5, 0.749505)]
    [InlineData(1.0, 0.647206)]
    [InlineData(0.0, 0.9)]
    public void Of_IsTheReference(double deviation, double expected) =>
        NormalAssurance.Of(1, deviation, Drift * Drift, Critical).ShouldBe(expected, 5e-7);

    [Fact]
    public void ThreeWays_CorrectionsLowerASelectedSignal()
    {
        NormalAssurance result = NormalAssurance.ThreeWays(0.4, 0.2, 0.3, 0.05, 0.15, 0.1, 75, Critical);
        result.Truncated.ShouldBeLessThan(result.Uncorrected - 0.05);
        result.Shrunk.ShouldBeLessThan(result.Uncorrected - 0.05);
    }

    // A bar far below the estimate corrects nothing.
    [Fact]
    public void ThreeWays_WithABarNeverMissed_IsUncorrected()
    {
        NormalAssurance result = NormalAssurance.ThreeWays(0.4, 0.2, -20, 0.4, 1e6, 0.1, 75, Critical);
        result.Truncated.ShouldBe(result.Uncorrected, 1e-6);
        result.Shrunk.ShouldBe(result.Uncorrected, 1e-6);
    }
}
