using Abscopal.Input;

namespace Abscopal.Evidence.Curves;

/// <summary>Rebuilds the subjects of a published survival curve.</summary>
/// <remarks>
/// After Guyot, Ades, Ouwens and Welton, BMC Med. Res. Methodol. 12 (2012) 9: between two rows at risk the subjects who
/// left are divided into events and censored, censoring is spread evenly, and the events at each fall follow from the
/// curve. Where they round one fall after the other and repeat until the next row is met, the whole numbers here are
/// those of the least squared misfit to all levels at once, found by dynamic programming: within an interval over the
/// events so far, between intervals over the events in all, so that a printed total is met exactly where it can be.
/// </remarks>
public static class CurveReconstruction
{
    /// <summary>Rebuilds the subjects of one curve.</summary>
    /// <param name="curve">The points.</param>
    /// <param name="atRisk">The numbers at risk; null where none were printed.</param>
    /// <param name="options">What else is known.</param>
    /// <exception cref="InvalidInputException">
    /// Survival outside 0 to 100 percent, numbers at risk that rise, more events than subjects, or no number of subjects.
    /// </exception>
    public static ReconstructedCurve Reconstruct(DigitisedCurve curve, NumbersAtRisk? atRisk = null, CurveReconstructionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        options ??= new CurveReconstructionOptions();
        CurveSteps steps = CurveClicks.Read(curve, options.Scale);
        var notes = new List<string>(steps.Assumptions);
        RiskTable table = RiskTable.Make(curve.Label, steps, atRisk, options, notes);
        steps = RateSnap.Apply(MedianSnap.Apply(steps, options.Median, notes), options.Rates, notes);
        CurveFit best = Best(table.Intervals(steps, options, notes), steps, options);
        return CurveAssembly.Make(curve.Label, steps, best, atRisk, options, notes);
    }

    private static CurveFit Best(IReadOnlyList<RiskInterval[]> candidates, CurveSteps steps, CurveReconstructionOptions options)
    {
        CurveFit? best = null;
        foreach (RiskInterval[] intervals in candidates)
        {
            CurveFit fit = CurveFit.Find(steps, intervals, options);
            if (best is null || fit.Cost < best.Cost) best = fit;
        }

        return best!;
    }
}
