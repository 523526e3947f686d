using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>How strong an unmeasured imbalance must be to bring a ratio to 1.</summary>
public static class UnmeasuredConfounding
{
    /// <summary>The greatest bias that a confounder of given strengths can make.</summary>
    /// <param name="outcomeRatio">Its risk ratio with the outcome, at least 1.</param>
    /// <param name="armRatio">Its risk ratio with the arm, at least 1.</param>
    /// <remarks>Ding and VanderWeele, Epidemiology 27 (2016) 368-377, result 1.</remarks>
    /// <exception cref="EvidenceInputException">A ratio is below 1.</exception>
    public static double BoundingFactor(double outcomeRatio, double armRatio)
    {
        ThrowIfBelowOne(outcomeRatio);
        ThrowIfBelowOne(armRatio);
        return outcomeRatio * armRatio / (outcomeRatio + armRatio - 1);
    }

    /// <summary>For each strength with the outcome, the strength with the arm that brings the ratio to 1.</summary>
    /// <param name="ratio">The ratio that was seen.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="outcomeRatios">The strengths with the outcome, each at least 1.</param>
    /// <exception cref="EvidenceInputException">A ratio is out of range.</exception>
    public static ImmutableArray<ConfoundingPoint> Surface(double ratio, RatioKind kind, IEnumerable<double> outcomeRatios)
    {
        ArgumentNullException.ThrowIfNull(outcomeRatios);
        double risk = EValues.RiskRatio(ratio, kind);
        double needed = Math.Max(risk, 1 / risk);
        return
        [
            .. outcomeRatios.Select(r =>
            {
                ThrowIfBelowOne(r);
                Estimate arm = needed == 1 ? Estimate.Of(1)
                    : r > needed ? Estimate.Of(needed * (r - 1) / (r - needed))
                    : r == needed ? Estimate.Infinite
                    : Estimate.NotEstimable;
                return new ConfoundingPoint(r, arm);
            }),
        ];
    }

    /// <summary>The hazard ratio after an imbalance in a factor of 0 and 1 is taken out.</summary>
    /// <param name="hazardRatio">The ratio that was seen.</param>
    /// <param name="factorRatio">The hazard ratio of the factor, the same in both arms.</param>
    /// <param name="treatmentPrevalence">Its prevalence in the treatment arm, 0 to 1.</param>
    /// <param name="controlPrevalence">Its prevalence in the control arm, 0 to 1.</param>
    /// <remarks>Lin, Psaty and Kronmal, Biometrics 54 (1998) 948-963, formula for a binary confounder; close where events are few or effects small.</remarks>
    /// <exception cref="EvidenceInputException">A number is out of range.</exception>
    public static double Adjust(double hazardRatio, double factorRatio, double treatmentPrevalence, double controlPrevalence)
    {
        EvidenceInputException.ThrowIfNotPositive(hazardRatio, "the hazard ratio");
        EvidenceInputException.ThrowIfNotPositive(factorRatio, "the hazard ratio of the factor");
        ThrowIfNotProbability(treatmentPrevalence);
        ThrowIfNotProbability(controlPrevalence);
        return hazardRatio * (1 + ((factorRatio - 1) * controlPrevalence)) / (1 + ((factorRatio - 1) * treatmentPrevalence));
    }

    /// <summary>For each factor ratio and control prevalence, the prevalence in the treatment arm that brings the ratio to 1.</summary>
    /// <param name="hazardRatio">The ratio that was seen.</param>
    /// <param name="factorRatios">Hazard ratios of the factor, positive and not 1.</param>
    /// <param name="controlPrevalences">Prevalences in the control arm, 0 to 1.</param>
    /// <exception cref="EvidenceInputException">A number is out of range.</exception>
    public static ImmutableArray<ImbalancePoint> Imbalance(double hazardRatio, IEnumerable<double> factorRatios, IReadOnlyList<double> controlPrevalences)
    {
        ArgumentNullException.ThrowIfNull(factorRatios);
        ArgumentNullException.ThrowIfNull(controlPrevalences);
        EvidenceInputException.ThrowIfNotPositive(hazardRatio, "the hazard ratio");
        return
        [
            .. from factor in factorRatios
               from prevalence in controlPrevalences
               select new ImbalancePoint(factor, prevalence, Needed(hazardRatio, factor, prevalence)),
        ];
    }

    private static Estimate Needed(double hazardRatio, double factor, double prevalence)
    {
        EvidenceInputException.ThrowIfNotPositive(factor, "the hazard ratio of the factor");
        if (factor == 1) throw new EvidenceInputException("the hazard ratio of the factor is 1; a factor without effect confounds nothing");
        ThrowIfNotProbability(prevalence);
        double needed = ((hazardRatio * (1 + ((factor - 1) * prevalence))) - 1) / (factor - 1);
        return needed is >= 0 and <= 1 ? Estimate.Of(needed) : Estimate.NotEstimable;
    }

    private static void ThrowIfBelowOne(double ratio)
    {
        if (!(ratio >= 1 && double.IsFinite(ratio))) throw new EvidenceInputException($"the strength {ratio:R} must be a finite ratio of at least 1");
    }

    private static void ThrowIfNotProbability(double p)
    {
        if (!(p >= 0 && p <= 1)) throw new EvidenceInputException($"the prevalence {p:R} must lie from 0 to 1");
    }
}
