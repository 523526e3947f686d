using Abscopal.Numerics.Distributions;
using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.Tests.GroupSequential;

public sealed class SequentialReviewTests
{
    private static readonly GroupSequentialOptions Spending = new() { InformationFractions = [0.7, 1] };

    // rpact 3.3.4 for 210 of 300 planned events, the first look spent: 2.007690 with 320 events, 1.993316 with 285.
    [Theory]
    [InlineData(320, 2.007690)]
    [InlineData(285, 1.993316)]
    public void Of_OverAndUnderRun_HasTheBoundOfRpact(int events, double expected)
    {
        SequentialReview review = Review(new ObservedLook(210, 1.2), new ObservedLook(events, 2, IsFinal: true));
        review.Looks[0].Upper!.Value.ShouldBe(2.43799499, 1e-7);
        review.Looks[1].Upper!.Value.ShouldBe(expected, 1e-6);
        review.Looks[1].Decision.ShouldBe(2 >= expected ? LookDecision.Efficacy : LookDecision.NoClaim);
        review.Rest.ShouldBeNull();
    }

    [Fact]
    public void Of_ARunningTrial_TellsTheBoundToCome()
    {
        SequentialReview review = Review(new ObservedLook(210, 1.2));
        review.Looks[0].Decision.ShouldBe(LookDecision.Continue);
        RemainingLooks rest = review.Rest!;
        rest.Events.ShouldBe([300]);
        rest.Upper[0].ShouldBe(1.99993050, 1e-7);
        rest.UnderNull.ShouldBe(ConditionalPower.Of(1.2, 0.7, 0, rest.Upper[0]), 1e-9);
        rest.UnderTrend.ShouldBe(ConditionalPower.OfTrend(1.2, 0.7, rest.Upper[0]), 1e-9);
        rest.Predictive.ShouldBe(ConditionalPower.Predictive(1.2, 0.7, rest.Upper[0]), 1e-9);
    }

    // rpact and gsDesign: Z 1.5 at half the information, critical value 1.96, drift of a 90% design.
    [Fact]
    public void OfRest_WithOneLookLeft_IsTheReference()
    {
        double critical = Normal.UpperQuantile(0.025);
        double Power(double effect) => ConditionalPower.OfRest(1.5, 0.5, [1], [critical], [double.NegativeInfinity], effect);
        Power(1.5 / Math.Sqrt(0.5)).ShouldBe(0.590252, 1e-6);
        Power(0).ShouldBe(0.101721, 1e-6);
        Power(critical + Normal.UpperQuantile(0.1)).ShouldBe(0.846205, 1e-6);
        ConditionalPower.PredictiveOfRest(1.5, 0.5, [1], [critical], [double.NegativeInfinity]).ShouldBe(0.564094, 1e-6);
    }

    // By hand: at one look everything is that of a fixed trial; the effect has the deviation 1 / sqrt(events / 4).
    [Fact]
    public void Of_OneFinalLook_IsTheFixedTrial()
    {
        SequentialReview review = Review(new ObservedLook(100, 2.5, IsFinal: true));
        review.Inference.PValue.ShouldBe(Normal.UpperTail(2.5), 1e-12);
        review.Inference.MedianUnbiased.ShouldBe(0.5, 1e-9);
        review.Inference.Lower.ShouldBe(0.5 - (1.9599639845 / 5), 1e-8);
        review.Looks[0].RepeatedUpper.ShouldBe(0.5 + (1.9599639845 / 5), 1e-8);
    }

    [Fact]
    public void Of_AFutilityBoundThatWasCrossed_MayBeOverruled()
    {
        var looks = new[] { new ObservedLook(210, -0.4), new ObservedLook(300, 2.1) };
        SequentialReview review = SequentialReview.Of(Spending, [210, 300], [0.3, null], 0.25, 0.4, looks);
        review.Looks[0].Decision.ShouldBe(LookDecision.Futility);
        review.Looks[1].Decision.ShouldBe(LookDecision.Efficacy);
    }

    [Theory]
    [InlineData(210, 3, 300, "looks[1]")]
    [InlineData(210, 1, 210, "looks[1].events")]
    [InlineData(310, 1, 320, "looks[1]")]
    public void Of_LooksThatCannotBe_Throws(int first, double z, int second, string key) =>
        Should.Throw<DesignException>(() => Review(new ObservedLook(first, z), new ObservedLook(second, 1))).Key.ShouldBe(key);

    private static SequentialReview Review(params ObservedLook[] looks) => SequentialReview.Of(Spending, [210, 300], [null, null], 0.25, 0.4, looks);
}
