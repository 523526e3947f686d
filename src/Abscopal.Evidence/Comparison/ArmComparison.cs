using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>Compares two arms, each known as one data set or as many reconstructions of one.</summary>
public static class ArmComparison
{
    /// <summary>Compares a treatment arm with a control arm.</summary>
    /// <param name="treatment">The data sets of the treatment arm; m, or 1 when the arm needs no reconstruction.</param>
    /// <param name="control">The data sets of the control arm; m, or 1.</param>
    /// <param name="options">Level, horizon, landmarks and cuts.</param>
    /// <param name="randomised">Whether randomisation made the arms.</param>
    /// <remarks>
    /// Set i of one arm is compared with set i of the other; an arm of one set is compared as it is with every set. The
    /// estimates are combined by <see cref="MultipleImputation"/>, so the limits hold both sampling and reconstruction.
    /// </remarks>
    /// <exception cref="EvidenceInputException">An arm has no set, the numbers of sets do not fit, or an option is out of range.</exception>
    public static ArmComparisonResult Compare(
        IReadOnlyList<ArmSample> treatment, IReadOnlyList<ArmSample> control, ComparisonOptions? options = null, bool randomised = false)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(control);
        options ??= new ComparisonOptions();
        Check(treatment, control, options);
        int sets = Math.Max(treatment.Count, control.Count);
        double horizon = options.Horizon ?? treatment.Concat(control).Min(s => s.Times.Max());
        double degrees = Degrees(treatment, control, options.Degrees);
        var fits = new SetFit[sets];
        for (int i = 0; i < sets; i++)
            fits[i] = SetFit.Of(treatment[treatment.Count == 1 ? 0 : i], control[control.Count == 1 ? 0 : i], options, horizon);
        ImputedEstimate Combine(Func<SetFit, (Estimate Value, Estimate Error)> figure) =>
            MultipleImputation.Combine([.. fits.Select(f => figure(f).Value)], [.. fits.Select(f => figure(f).Error)], options.Level, degrees);

        bool weighted = treatment.Concat(control).Any(s => s.Weights.Length > 0);
        return new ArmComparisonResult
        {
            Options = options,
            Assignment = randomised ? ArmAssignment.Randomised : weighted ? ArmAssignment.AcrossTrialsWeighted : ArmAssignment.AcrossTrials,
            Sets = sets,
            Horizon = horizon,
            LogHazardRatio = Combine(f => f.LogHazardRatio),
            RatioOfEachSet = [.. fits.Select(f => f.Ratio)],
            TreatmentIsDrawn = treatment.Count > 1,
            RestrictedMeanDifference = Combine(f => f.RestrictedMean),
            Landmarks = [.. options.Landmarks.Select((t, k) => new LandmarkDifference(t, Combine(f => f.Landmarks[k])))],
            Periods = [.. Enumerable.Range(0, options.Cuts.Length + 1).Select(k => Period(options.Cuts, k, Combine(f => f.Periods[k])))],
        };
    }

    /// <summary>Compares a treatment arm with several control arms, side by side.</summary>
    /// <param name="treatment">The data sets of the treatment arm.</param>
    /// <param name="controls">The data sets of each control arm, by name, in the order of the result.</param>
    /// <param name="options">Level, horizon, landmarks and cuts.</param>
    /// <exception cref="EvidenceInputException">As for one comparison.</exception>
    public static ImmutableArray<NamedComparison> CompareWithEach(
        IReadOnlyList<ArmSample> treatment, IEnumerable<KeyValuePair<string, IReadOnlyList<ArmSample>>> controls, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(controls);
        return [.. controls.Select(c => new NamedComparison(c.Key, Compare(treatment, c.Value, options)))];
    }

    private static PeriodHazardRatio Period(ImmutableArray<double> cuts, int k, ImputedEstimate ratio) =>
        new(k == 0 ? 0 : cuts[k - 1], k == cuts.Length ? Estimate.Infinite : Estimate.Of(cuts[k]), ratio);

    private static double Degrees(IReadOnlyList<ArmSample> treatment, IReadOnlyList<ArmSample> control, CompleteDataDegrees degrees) =>
        degrees == CompleteDataDegrees.Infinite
            ? double.PositiveInfinity
            : Math.Max(1, treatment.Min(s => s.EventCount) + control.Min(s => s.EventCount) - 1);

    private static void Check(IReadOnlyList<ArmSample> treatment, IReadOnlyList<ArmSample> control, ComparisonOptions options)
    {
        EvidenceInputException.ThrowIfNotLevel(options.Level);
        if (treatment.Count == 0 || control.Count == 0) throw new EvidenceInputException("an arm has no data set; it needs at least one");
        if (treatment.Count != control.Count && treatment.Count != 1 && control.Count != 1)
            throw new EvidenceInputException($"the arms have {treatment.Count} and {control.Count} data sets; they must be equal, or one of them 1");
        if (options.Horizon is { } horizon) EvidenceInputException.ThrowIfNotPositive(horizon, "the horizon");
        foreach (double time in options.Landmarks) EvidenceInputException.ThrowIfNotPositive(time, "a landmark");
        for (int i = 0; i < options.Cuts.Length; i++)
        {
            EvidenceInputException.ThrowIfNotPositive(options.Cuts[i], "a cut");
            if (i > 0 && !(options.Cuts[i] > options.Cuts[i - 1]))
                throw new EvidenceInputException($"the cuts {options.Cuts[i - 1]:R} and {options.Cuts[i]:R} must increase");
        }
    }
}
