namespace Abscopal.Evidence.Curves;

/// <summary>Rebuilds two arms together, so that their printed hazard ratio holds where the curves leave room for it.</summary>
public static class CurvePair
{
    private static readonly double[] Skews = [0, -1.5, -0.75, 0.75, 1.5];
    private static readonly int[] Shifts = [0, -1, 1, -2, 2];

    /// <summary>
    /// Among reconstructions that fit about as well (censoring earlier or later within the rows at risk, up to two
    /// events more or fewer where their number is not printed), the one of least misfit that meets the ratio; where
    /// none does, the nearest ratio.
    /// </summary>
    /// <param name="arm">The arm in the numerator.</param>
    /// <param name="armAtRisk">Its numbers at risk.</param>
    /// <param name="armOptions">What else is known of it.</param>
    /// <param name="reference">The arm in the denominator.</param>
    /// <param name="referenceAtRisk">Its numbers at risk.</param>
    /// <param name="referenceOptions">What else is known of it.</param>
    /// <param name="printed">The range the printed hazard ratio may have been rounded from.</param>
    public static HazardRatioMatch Meet(
        DigitisedCurve arm,
        NumbersAtRisk? armAtRisk,
        CurveReconstructionOptions armOptions,
        DigitisedCurve reference,
        NumbersAtRisk? referenceAtRisk,
        CurveReconstructionOptions referenceOptions,
        PrintedRange printed)
    {
        List<ReconstructedCurve> first = Alternatives(arm, armAtRisk, armOptions);
        List<ReconstructedCurve> second = Alternatives(reference, referenceAtRisk, referenceOptions);
        double unmatched = Math.Exp(TwoArmHazardRatio.LogOf(first[0], second[0]));
        if (printed.Residual(unmatched) == 0) return new HazardRatioMatch(first[0], second[0], unmatched, unmatched, 0, 0);
        double least = first.Min(a => a.Diagnostics.Misfit) + second.Min(b => b.Diagnostics.Misfit);
        HazardRatioMatch? best = null;
        foreach (ReconstructedCurve a in first)
        {
            foreach (ReconstructedCurve b in second)
            {
                double ratio = Math.Exp(TwoArmHazardRatio.LogOf(a, b));
                var match = new HazardRatioMatch(a, b, ratio, unmatched, printed.Residual(ratio), Math.Max(0, a.Diagnostics.Misfit + b.Diagnostics.Misfit - least));
                if (best is null || Better(match, best)) best = match;
            }
        }

        return best!;
    }

    private static bool Better(HazardRatioMatch left, HazardRatioMatch right) =>
        Math.Abs(left.Residual) != Math.Abs(right.Residual) ? Math.Abs(left.Residual) < Math.Abs(right.Residual) : left.AddedMisfit < right.AddedMisfit;

    private static List<ReconstructedCurve> Alternatives(DigitisedCurve curve, NumbersAtRisk? atRisk, CurveReconstructionOptions options)
    {
        ReconstructedCurve best = CurveReconstruction.Reconstruct(curve, atRisk, options);
        var all = new List<ReconstructedCurve> { best };
        foreach (double skew in Skews)
        {
            foreach (int shift in options.TotalEvents is null ? Shifts : [0])
            {
                if (skew == 0 && shift == 0) continue;
                int events = best.EventCount + shift;
                if (events < 0 || events > best.Times.Length) continue;
                all.Add(CurveReconstruction.Reconstruct(curve, atRisk, options with { TotalEvents = events, CensoringSkew = skew }));
            }
        }

        return all;
    }
}
