using Abscopal.Evidence.Borrowing;
using Abscopal.Evidence.Pooling;
using Abscopal.Evidence.Tests.Pooling;

namespace Abscopal.Evidence.Tests.Borrowing;

public sealed class BorrowingTests
{
    private static readonly TrialEstimate[] Landmarks =
    [
        TrialEstimate.FromLandmark("a", 0.39, 0.035), TrialEstimate.FromLandmark("b", 0.40, 0.03),
        TrialEstimate.FromLandmark("c", 0.48, 0.034), TrialEstimate.FromLandmark("d", 0.43, 0.033),
    ];

    // For one normal both sizes are the variance of a unit over that of the prior: a log hazard from 100 events is worth 100.
    [Fact]
    public void SampleSize_OfOneNormal_IsItsInformation()
    {
        EffectiveSampleSize size = InformationContent.Of(new NormalMixture([new NormalComponent(1, -2, 0.1)]), PoolingScale.LogHazard);
        size.LocalInformation.Value.ShouldBe(100, 1e-8);
        size.Moment.Value.ShouldBe(100, 1e-10);
        size.Unit.ShouldBe(InformationUnit.EventOfOneArm);
    }

    // Neuenschwander et al. 2020: the local information of a beta prior is a + b.
    [Theory]
    [InlineData(3, 7)]
    [InlineData(1.5, 20)]
    public void SampleSize_OfOneBeta_IsAPlusB(double a, double b)
    {
        EffectiveSampleSize size = InformationContent.Of(new BetaMixture([new BetaComponent(1, a, b)]));
        size.LocalInformation.Value.ShouldBe(a + b, 1e-6);
        size.Moment.Value.ShouldBe(a + b, 1e-9);
    }

    // By R's integrate of the squared slope over the density: 23.9090829747512 / 4 a unit variance of 1.
    [Fact]
    public void SampleSize_OfAMixture_EqualsAdaptiveIntegration()
    {
        var prior = new NormalMixture([new NormalComponent(0.7, 0, 0.3), new NormalComponent(0.3, 0.2, 2)]);
        EffectiveSampleSize size = InformationContent.Of(prior, PoolingScale.LogHazardRatio);
        size.LocalInformation.Value.ShouldBe(23.9090829747512, 1e-6);
        size.Moment.Value.ShouldBeLessThan(size.LocalInformation.Value);
    }

    // By R's integrate of -(log p)'' rate (1 - rate) p.
    [Fact]
    public void SampleSize_OfARobustBetaMixture_EqualsAdaptiveIntegration() =>
        InformationContent.Of(new BetaMixture([new BetaComponent(0.8, 30, 40), new BetaComponent(0.2, 1, 1)]))
            .LocalInformation.Value.ShouldBe(45.8879980753264, 1e-6);

    [Fact]
    public void Predictive_MixtureKeepsThePrediction()
    {
        BayesianPoolingResult pooled = BayesianPooling.Pool(BayesianPoolingTests.Trials);
        NormalBorrowedPrior prior = MetaAnalyticPredictive.Normal(pooled, new MetaAnalyticPredictiveOptions { VagueWeight = 0 });
        prior.Method.ShouldBe(BorrowingMethod.MetaAnalyticPredictive);
        prior.FitDivergence.ShouldBeInRange(0, 2e-3);
        prior.Prior.Mean.ShouldBe(pooled.Next.Mean, 1e-4);
        Math.Sqrt(prior.Prior.Variance).ShouldBe(Math.Sqrt(pooled.Next.Variance), 0.01 * Math.Sqrt(pooled.Next.Variance));
        foreach (double p in new[] { 0.025, 0.25, 0.5, 0.75, 0.975 }) pooled.Next.Cumulative(prior.Prior.Quantile(p)).ShouldBe(p, 0.005);
    }

    [Fact]
    public void Predictive_OfOneComponent_HasItsMoments()
    {
        BayesianPoolingResult pooled = BayesianPooling.Pool(BayesianPoolingTests.Trials);
        NormalBorrowedPrior prior = MetaAnalyticPredictive.Normal(pooled, new MetaAnalyticPredictiveOptions { Components = 1, VagueWeight = 0 });
        prior.Prior.Mean.ShouldBe(pooled.Next.Mean, 1e-6);
        prior.Prior.Variance.ShouldBe(pooled.Next.Variance, 1e-4);
    }

    // The prediction cannot be worth more than the trials it comes from: 4 over the fixed-effect variance in events.
    [Fact]
    public void Predictive_IsWorthLessThanTheTrialsAndLessStillWhenRobust()
    {
        BayesianPoolingResult pooled = BayesianPooling.Pool(BayesianPoolingTests.Trials);
        double all = 4 * BayesianPoolingTests.Trials.Sum(t => 1 / (t.StandardError * t.StandardError));
        double plain = MetaAnalyticPredictive.Normal(pooled, new MetaAnalyticPredictiveOptions { VagueWeight = 0 }).SampleSize.LocalInformation.Value;
        double robust = MetaAnalyticPredictive.Normal(pooled).SampleSize.LocalInformation.Value;
        plain.ShouldBeInRange(10, 0.5 * all);
        robust.ShouldBeLessThan(plain);
    }

    [Fact]
    public void Robust_ForgetsHistoryThatIsContradicted()
    {
        NormalBorrowedPrior prior = MetaAnalyticPredictive.Normal(BayesianPooling.Pool(BayesianPoolingTests.Trials));
        prior.Prior.Components[^1].Weight.ShouldBe(0.2, 1e-12);
        prior.Update(-0.28, 0.1).Components[^1].Weight.ShouldBeLessThan(0.1);
        NormalMixture conflicting = prior.Update(2.5, 0.1);
        conflicting.Components[^1].Weight.ShouldBeGreaterThan(0.9);
        conflicting.Mean.ShouldBe(2.5, 0.02);
    }

    [Fact]
    public void Predictive_OfALandmark_IsAMixtureOfBetas()
    {
        BayesianPoolingResult pooled = BayesianPooling.Pool(Landmarks);
        BetaBorrowedPrior prior = MetaAnalyticPredictive.Beta(pooled, new MetaAnalyticPredictiveOptions { VagueWeight = 0 });
        prior.FitDivergence.ShouldBeInRange(0, 2e-3);
        foreach (double p in new[] { 0.025, 0.5, 0.975 })
            prior.Prior.Cumulative(1 / (1 + Math.Exp(-pooled.Next.Quantile(p)))).ShouldBe(p, 0.005);
        prior.SampleSize.Moment.Value.ShouldBeInRange(5, 900);
        Should.Throw<EvidenceInputException>(() => MetaAnalyticPredictive.Beta(BayesianPooling.Pool(BayesianPoolingTests.Trials)));
    }

    [Fact]
    public void BetaUpdate_OfOneComponent_AddsCounts()
    {
        BetaComponent after = new BetaMixture([new BetaComponent(1, 2, 3)]).Update(5, 9).Components[0];
        (after.A, after.B, after.Weight).ShouldBe((7, 7, 1));
    }

    [Fact]
    public void PowerPrior_MultipliesPrecision()
    {
        TrialEstimate[] trials = [new("a", PoolingScale.LogHazard, -2.5, 0.1)];
        NormalBorrowedPrior half = PowerPrior.Fixed(trials, [0.5], new InitialPrior(-2.5, 1e4));
        half.SampleSize.LocalInformation.Value.ShouldBe(50, 1e-5);
        NormalComponent none = PowerPrior.Fixed(trials, [0], new InitialPrior(-1, 3)).Prior.Components[0];
        (none.Mean, none.StandardDeviation).ShouldBe((-1, 3));
    }

    // Given a power of uniform prior, the moments are integrals over it: the variance is the mean of 1 / (1/s0^2 + p/s^2)
    // = s^2 log(1 + s0^2/s^2) when the means agree.
    [Fact]
    public void NormalisedPowerPrior_AveragesOverThePower()
    {
        TrialEstimate[] trials = [new("a", PoolingScale.LogHazard, -2, 0.5)];
        NormalMixture prior = PowerPrior.Normalised(trials, 1, 1, new InitialPrior(-2, 1)).Prior;
        prior.Mean.ShouldBe(-2, 1e-12);
        prior.Variance.ShouldBe(0.25 * Math.Log(1 + (1 / 0.25)), 1e-9);
    }

    // The variance is that of history plus the mean of the inverse precision: a spike at R, a slab uniform from a to b.
    [Fact]
    public void CommensuratePrior_HasTheVarianceOfSpikeAndSlab()
    {
        TrialEstimate[] trials = [new("a", PoolingScale.LogHazard, -2, 0.1)];
        var options = new CommensuratePriorOptions { Spike = 200, SpikeWeight = 0.3, SlabLower = 0.5, SlabUpper = 2 };
        double expected = 0.01 + (0.3 / 200) + (0.7 * Math.Log(4) / 1.5);
        CommensuratePrior.Of(trials, options).Prior.Variance.ShouldBe(expected, 1e-10);
    }
}
