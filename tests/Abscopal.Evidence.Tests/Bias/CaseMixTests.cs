using Abscopal.Evidence.Bias;

namespace Abscopal.Evidence.Tests.Bias;

public sealed class CaseMixTests
{
    private static readonly PrognosticFactor Liver = new()
    {
        Name = "liver",
        Ratio = 1.5,
        Lower = 1.2,
        Upper = 1.875,
        TreatmentCount = 6,
        TreatmentSubjects = 30,
        ControlCount = 100,
        ControlSubjects = 250,
    };

    // The draws have a normal log ratio of known variance, so the limits are known too: s^2 + (d s_k)^2.
    [Fact]
    public void Standardise_EqualsHandAlgebra()
    {
        CaseMixResult result = CaseMix.Standardise(Math.Log(0.6), 0.25, [Liver], new CaseMixOptions { Draws = 40_000 });
        result.ScoreDifference.ShouldBe(Math.Log(1.5) * -0.2, 1e-14);
        result.AdjustedRatio.ShouldBe(0.6 * Math.Pow(1.5, 0.2), 1e-13);
        double factor = Math.Log(1.875 / 1.2) / (2 * 1.959963984540054);
        double spread = Math.Sqrt((0.25 * 0.25) + (0.04 * factor * factor));
        result.AdjustedLimits.Lower.Value.ShouldBe(result.AdjustedRatio * Math.Exp(-1.96 * spread), 0.006);
        result.AdjustedLimits.Upper.Value.ShouldBe(result.AdjustedRatio * Math.Exp(1.96 * spread), 0.02);
        result.ScoreLimits.Lower.Value.ShouldBe(-0.2 * Math.Log(1.875), 0.002);
    }

    [Fact]
    public void Standardise_EqualPrevalence_ChangesNothing()
    {
        CaseMixResult result = CaseMix.Standardise(Math.Log(0.6), 0.25, [Liver with { ControlCount = 50 }]);
        result.AdjustedRatio.ShouldBe(0.6, 1e-14);
        result.ScoreLimits.Lower.Value.ShouldBe(0, 1e-15);
    }

    [Fact]
    public void Standardise_MeanRatios_EqualTheBinaryConfounderFormula()
    {
        CaseMixResult result = CaseMix.Standardise(Math.Log(0.6), 0, [Liver], new CaseMixOptions { Score = CaseMixScore.LogOfMeanRatios });
        result.AdjustedRatio.ShouldBe(UnmeasuredConfounding.Adjust(0.6, 1.5, 0.2, 0.4), 1e-12);
    }

    [Fact]
    public void Standardise_SampledPrevalence_WidensTheLimits()
    {
        CaseMixResult fixedCounts = CaseMix.Standardise(0, 0, [Liver]);
        CaseMixResult sampled = CaseMix.Standardise(0, 0, [Liver], new CaseMixOptions { Prevalence = PrevalenceUncertainty.Sampled });
        double Width(CaseMixResult r) => r.ScoreLimits.Upper.Value - r.ScoreLimits.Lower.Value;
        Width(sampled).ShouldBeGreaterThan(1.2 * Width(fixedCounts));
    }

    [Fact]
    public void Standardise_CountAboveSubjects_IsNamed() => Should.Throw<EvidenceInputException>(
        () => CaseMix.Standardise(0, 0.1, [Liver with { TreatmentCount = 31 }])).Message.ShouldContain("liver: 31 of 30");
}
