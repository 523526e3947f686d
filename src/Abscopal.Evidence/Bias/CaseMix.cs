using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>Standardises a hazard ratio for the case mix of two arms with published ratios of prognostic factors.</summary>
/// <remarks>
/// The log ratio minus the difference in mean score; indirect standardisation on the log scale. The log ratio and the log
/// ratios of the factors are drawn as normal and independent of each other.
/// </remarks>
public static class CaseMix
{
    private const uint Purpose = 0x43_4D_49_58;

    /// <summary>Standardises a ratio.</summary>
    /// <param name="logHazardRatio">The log hazard ratio, treatment over control.</param>
    /// <param name="standardError">Its standard error.</param>
    /// <param name="factors">At least one factor.</param>
    /// <param name="options">Level, score and draws.</param>
    /// <exception cref="EvidenceInputException">There is no factor, or a number is out of range.</exception>
    public static CaseMixResult Standardise(
        double logHazardRatio, double standardError, IReadOnlyList<PrognosticFactor> factors, CaseMixOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(factors);
        options ??= new CaseMixOptions();
        EvidenceInputException.ThrowIfNotLevel(options.Level);
        if (!double.IsFinite(logHazardRatio) || !(standardError >= 0 && double.IsFinite(standardError)))
            throw new EvidenceInputException($"log hazard ratio {logHazardRatio:R}, standard error {standardError:R}; both must be finite, the second not negative");
        if (factors.Count == 0) throw new EvidenceInputException("there is no prognostic factor; at least one is needed");
        if (options.Draws < 100) throw new EvidenceInputException($"{options.Draws} draws; at least 100 are needed");
        foreach (PrognosticFactor factor in factors) factor.Check();
        var contributions = factors.Select(f => new CaseMixContribution(f.Name, Point(f, options.Score))).ToArray();
        double difference = contributions.Sum(c => c.Difference);
        double[] scores = new double[options.Draws];
        double[] ratios = new double[options.Draws];
        for (int k = 0; k < options.Draws; k++)
        {
            var random = new RandomStream(options.Seed, new StreamAddress(Purpose, (uint)k, 0));
            double ratio = logHazardRatio + (standardError * random.NextNormal());
            foreach (PrognosticFactor factor in factors) scores[k] += Draw(factor, options, ref random);
            ratios[k] = ratio - scores[k];
        }

        return new CaseMixResult
        {
            Options = options,
            ScoreDifference = difference,
            ScoreLimits = DrawQuantiles.Limits(scores, options.Level),
            Contributions = [.. contributions],
            CrudeRatio = ElementaryMath.Exp(logHazardRatio),
            AdjustedRatio = ElementaryMath.Exp(logHazardRatio - difference),
            AdjustedLimits = Exp(DrawQuantiles.Limits(ratios, options.Level)),
        };
    }

    private static Interval Exp(Interval limits) => new(limits.Lower.Map(ElementaryMath.Exp), limits.Upper.Map(ElementaryMath.Exp));

    private static double Point(PrognosticFactor f, CaseMixScore score) =>
        Difference(f.LogRatio, (double)f.TreatmentCount / f.TreatmentSubjects, (double)f.ControlCount / f.ControlSubjects, score);

    private static double Draw(PrognosticFactor f, CaseMixOptions options, ref RandomStream random)
    {
        double logRatio = f.LogRatio + (f.StandardError * random.NextNormal());
        double treated = Prevalence(f.TreatmentCount, f.TreatmentSubjects, options.Prevalence, ref random);
        double control = Prevalence(f.ControlCount, f.ControlSubjects, options.Prevalence, ref random);
        return Difference(logRatio, treated, control, options.Score);
    }

    private static double Prevalence(int count, int subjects, PrevalenceUncertainty uncertainty, ref RandomStream random) =>
        uncertainty == PrevalenceUncertainty.Fixed
            ? (double)count / subjects
            : BetaDistribution.Quantile(random.NextUniform(), count + 0.5, subjects - count + 0.5);

    private static double Difference(double logRatio, double treated, double control, CaseMixScore score)
    {
        if (score == CaseMixScore.MeanOfLogRatios) return logRatio * (treated - control);
        double excess = ElementaryMath.Exp(logRatio) - 1;
        return ElementaryMath.Log((1 + (excess * treated)) / (1 + (excess * control)));
    }
}
