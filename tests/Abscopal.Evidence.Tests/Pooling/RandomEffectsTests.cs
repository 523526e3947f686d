using Abscopal.Evidence.Pooling;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Pooling;

// The thirteen trials of BCG vaccine of Colditz et al., JAMA 271 (1994) 698-702, as log risk ratios from the published
// counts. Expected values: each estimating equation solved by R's uniroot and optimize; the REML figures are also those
// printed by Viechtbauer, J. Stat. Softw. 36 (2010) 3: 0.3132, -0.7145, 0.1798, I2 92.22%, tau^2 limits 0.1197 to 1.1115.
public sealed class RandomEffectsTests
{
    private static readonly int[] VaccinatedCases = [4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27];
    private static readonly int[] VaccinatedOthers = [119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886];
    private static readonly int[] ControlCases = [11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29];
    private static readonly int[] ControlOthers = [128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825];

    private static readonly TrialEstimate[] Bcg =
    [
        .. Enumerable.Range(0, 13).Select(i =>
        {
            double a = VaccinatedCases[i];
            double n = a + VaccinatedOthers[i];
            double c = ControlCases[i];
            double m = c + ControlOthers[i];
            return new TrialEstimate($"trial {i + 1}", PoolingScale.LogHazardRatio, Math.Log(a / n / (c / m)), Math.Sqrt((1 / a) - (1 / n) + (1 / c) - (1 / m)));
        }),
    ];

    [Theory]
    [InlineData(HeterogeneityEstimator.DerSimonianLaird, 0.308760262862376)]
    [InlineData(HeterogeneityEstimator.PauleMandel, 0.318068452205024)]
    [InlineData(HeterogeneityEstimator.RestrictedMaximumLikelihood, 0.313243258)]
    public void Tau_EqualsTheSolvedEquation(HeterogeneityEstimator estimator, double tauSquared)
    {
        double tau = RandomEffects.Pool(Bcg, new RandomEffectsOptions { Estimator = estimator }).Heterogeneity.Tau.Value;
        (tau * tau).ShouldBe(tauSquared, 1e-8);
    }

    [Fact]
    public void Bcg_NormalLimits_EqualTheFormula()
    {
        RandomEffectsResult result = RandomEffects.Pool(Bcg, new RandomEffectsOptions { Limits = PooledLimits.Normal });
        result.Mean.Value.ShouldBe(-0.71453234215614, 1e-8);
        result.StandardError.Value.ShouldBe(0.179781516100158, 1e-8);
        result.PredictionLimits.Lower.Value.ShouldBe(-2.00837590687628, 1e-7);
        result.PredictionLimits.Upper.Value.ShouldBe(0.579311222563996, 1e-7);
        result.Heterogeneity.Q.Value.ShouldBe(152.233008082373, 1e-9);
        result.Heterogeneity.ISquared.Value.ShouldBe(0.922213845207686, 1e-8);
        Math.Pow(result.Heterogeneity.TauLimits.Lower.Value, 2).ShouldBe(0.119718361141261, 1e-8);
        Math.Pow(result.Heterogeneity.TauLimits.Upper.Value, 2).ShouldBe(1.11147908406093, 1e-7);
    }

    [Fact]
    public void Bcg_HartungKnapp_EqualsTheFormula()
    {
        RandomEffectsResult result = RandomEffects.Pool(
            Bcg, new RandomEffectsOptions { Limits = PooledLimits.HartungKnapp, Estimator = HeterogeneityEstimator.DerSimonianLaird });
        result.StandardError.Value.ShouldBe(0.180696628335547, 1e-12);
        result.Limits.Lower.Value.ShouldBe(-1.10782135416833, 1e-11);
        result.Limits.Upper.Value.ShouldBe(-0.320413089978125, 1e-11);
    }

    [Theory]
    [InlineData(HeterogeneityEstimator.DerSimonianLaird)]
    [InlineData(HeterogeneityEstimator.PauleMandel)]
    [InlineData(HeterogeneityEstimator.RestrictedMaximumLikelihood)]
    public void NoHeterogeneity_IsTheFixedEffect(HeterogeneityEstimator estimator)
    {
        TrialEstimate[] trials = [Trial("a", 0.30, 0.1), Trial("b", 0.31, 0.2), Trial("c", 0.29, 0.3)];
        RandomEffectsResult result = RandomEffects.Pool(trials, new RandomEffectsOptions { Estimator = estimator });
        double precision = 100 + 25 + (1 / 0.09);
        result.Heterogeneity.Tau.Value.ShouldBe(0);
        result.Mean.Value.ShouldBe(((0.30 * 100) + (0.31 * 25) + (0.29 / 0.09)) / precision, 1e-14);
        // The modification holds the scale at 1, so the standard error is that of the fixed effect.
        result.StandardError.Value.ShouldBe(1 / Math.Sqrt(precision), 1e-14);
        RandomEffects.Pool(trials, result.Options with { Limits = PooledLimits.HartungKnapp }).StandardError.Value.ShouldBeLessThan(0.02);
    }

    [Fact]
    public void OneTrial_SaysNothingOfHeterogeneity()
    {
        RandomEffectsResult result = RandomEffects.Pool([Trial("a", 0.3, 0.1)]);
        result.Mean.Value.ShouldBe(0.3);
        result.Heterogeneity.Tau.Status.ShouldBe(EstimateStatus.NotEstimable);
        result.Limits.Lower.Status.ShouldBe(EstimateStatus.NotEstimable);
        result.PredictionLimits.Lower.Status.ShouldBe(EstimateStatus.NotEstimable);
    }

    [Fact]
    public void Inputs_AreReadFromPrint()
    {
        TrialEstimate ratio = TrialEstimate.FromHazardRatio("CASPIAN", 0.75, 0.62, 0.91);
        ratio.Value.ShouldBe(-0.287682072451781, 1e-14);
        ratio.StandardError.ShouldBe(0.0978908603674694, 1e-13);
        TrialEstimate.FromLandmark("a", 0.5, 0.05).StandardError.ShouldBe(0.2, 1e-14);
        TrialEstimate.FromEvents("a", 100, 1000).StandardError.ShouldBe(0.1, 1e-15);
        Should.Throw<EvidenceInputException>(() => TrialEstimate.FromMedian("bad", 10, 11, 12)).Message.ShouldContain("bad");
        Should.Throw<EvidenceInputException>(() => RandomEffects.Pool([ratio, TrialEstimate.FromMedian("m", 10, 9, 12)])).Message.ShouldContain("scale");
    }

    private static TrialEstimate Trial(string name, double value, double error) => new(name, PoolingScale.LogHazardRatio, value, error);
}
