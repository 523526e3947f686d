using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.Tests.GroupSequential;

public sealed class ConditionalPowerTests
{
    private const double Critical = 1.9599639845400545;

    // rpact and gsDesign, z = 1.5 at half the information.
    [Fact]
    public void InterimChances_AreTheReferenceOnes()
    {
        ConditionalPower.OfTrend(1.5, 0.5, Critical).ShouldBe(0.590252, 5e-7);
        ConditionalPower.Of(1.5, 0.5, 0, Critical).ShouldBe(0.101721, 5e-7);
        ConditionalPower.Of(1.5, 0.5, Critical + 1.2815515655446004, Critical).ShouldBe(0.846205, 5e-7);
        ConditionalPower.Predictive(1.5, 0.5, Critical).ShouldBe(0.564094, 5e-7);
        ConditionalPower.Predictive(1.5, 0.5, Critical, 0, 1e6).ShouldBe(0.564094, 1e-6);
    }

    [Fact]
    public void OfDesign_WithOneLookLeft_IsTheClosedForm()
    {
        var design = GroupSequentialDesign.From(new() { InformationFractions = [0.5, 1] });
        double bound = design.Looks[1].Upper!.Value;
        ConditionalPower.OfDesign(design, 1, 1.5, 2).ShouldBe(ConditionalPower.Of(1.5, 0.5, 2, bound), 1e-12);
    }

    [Fact]
    public void Inference_AtTheFirstLook_IsTheFixedOne()
    {
        var design = GroupSequentialDesign.From(new() { InformationFractions = [0.7, 1] });
        SequentialInference after = SequentialInference.After(design, 1, 2.6, 75);
        after.PValue.ShouldBe(0.004661188, 1e-8);
        after.MedianUnbiased.ShouldBe(2.6 / Math.Sqrt(0.7 * 75), 1e-9);
        after.Lower.ShouldBe((2.6 - Critical) / Math.Sqrt(0.7 * 75), 1e-9);
        after.RepeatedLower.ShouldBe((2.6 - 2.43799499) / Math.Sqrt(0.7 * 75), 1e-8);
    }

    [Fact]
    public void Inference_AtTheFinalBound_HasPEqualToAlpha()
    {
        var design = GroupSequentialDesign.From(new() { InformationFractions = [0.7, 1] });
        SequentialInference after = SequentialInference.After(design, 2, design.Looks[1].Upper!.Value, 75);
        after.PValue.ShouldBe(0.025, 1e-10);
        after.Lower.ShouldBe(0, 1e-8);
        after.MedianUnbiased.ShouldBeLessThan(design.Looks[1].Upper!.Value / Math.Sqrt(75));
    }
}
