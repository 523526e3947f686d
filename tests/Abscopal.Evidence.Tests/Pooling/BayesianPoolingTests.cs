using Abscopal.Evidence.Pooling;

namespace Abscopal.Evidence.Tests.Pooling;

// Four hazard ratios with their printed limits; expected values by R's adaptive integrate over tau.
public sealed class BayesianPoolingTests
{
    internal static readonly TrialEstimate[] Trials =
    [
        TrialEstimate.FromHazardRatio("a", 0.76, 0.60, 0.95),
        TrialEstimate.FromHazardRatio("b", 0.75, 0.62, 0.91),
        TrialEstimate.FromHazardRatio("c", 0.80, 0.64, 0.98),
        TrialEstimate.FromHazardRatio("d", 0.72, 0.58, 0.90),
    ];

    [Fact]
    public void Pool_EqualsAdaptiveIntegration()
    {
        BayesianPoolingResult result = BayesianPooling.Pool(Trials);
        result.TauMean.ShouldBe(0.0931816695632474, 1e-8);
        result.TauMedian.ShouldBe(0.0639373048497026, 1e-8);
        result.TauLimits.Lower.Value.ShouldBe(0.00280433922979156, 1e-8);
        result.TauLimits.Upper.Value.ShouldBe(0.364541367497947, 1e-7);
        result.Limits.Lower.Value.ShouldBe(-0.444751351454025, 1e-7);
        result.Limits.Upper.Value.ShouldBe(-0.112035662713497, 1e-7);
        result.PredictionLimits.Lower.Value.ShouldBe(-0.597089817850711, 1e-7);
        result.PredictionLimits.Upper.Value.ShouldBe(0.0402874290324275, 1e-7);
    }

    [Fact]
    public void Pool_UnderAPriorNearZero_IsTheFixedEffect()
    {
        BayesianPoolingResult result = BayesianPooling.Pool(Trials, new BayesianPoolingOptions { TauScale = 1e-6 });
        double precision = Trials.Sum(t => 1 / (t.StandardError * t.StandardError));
        result.Mean.Mean.ShouldBe(Trials.Sum(t => t.Value / (t.StandardError * t.StandardError)) / precision, 1e-9);
        result.Mean.Variance.ShouldBe(1 / precision, 1e-9);
    }

    [Fact]
    public void Pool_PriorOnTheMean_MovesItAsTheNormalDoes()
    {
        var options = new BayesianPoolingOptions { TauScale = 1e-6, MeanPriorMean = 0.2, MeanPriorDeviation = 0.1 };
        double precision = Trials.Sum(t => 1 / (t.StandardError * t.StandardError));
        double mean = Trials.Sum(t => t.Value / (t.StandardError * t.StandardError)) / precision;
        BayesianPooling.Pool(Trials, options).Mean.Mean.ShouldBe(((mean * precision) + (0.2 * 100)) / (precision + 100), 1e-9);
    }
}
