using System.Collections.Immutable;
using Abscopal.Evidence.Comparison;

namespace Abscopal.Evidence.Bias;

/// <summary>The comparison free of immortal time that dates of treatment allow.</summary>
/// <remarks>Anderson, Cain and Gelber, J. Clin. Oncol. 1 (1983) 710-719.</remarks>
public static class LandmarkAnalysis
{
    /// <summary>Compares those treated by a landmark with those not.</summary>
    /// <param name="sample">The outcome.</param>
    /// <param name="treated">Whether each subject was ever treated; n elements.</param>
    /// <param name="months">The month of treatment of each subject; null where it is not known or there was none; n elements.</param>
    /// <param name="landmark">Months.</param>
    /// <param name="options">How the groups are compared, in months after the landmark.</param>
    /// <exception cref="EvidenceInputException">The lengths differ, or the landmark is out of range.</exception>
    public static LandmarkAnalysisResult Compare(
        ArmSample sample, ImmutableArray<bool> treated, ImmutableArray<double?> months, double landmark, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        EvidenceInputException.ThrowIfNotPositive(landmark, "the landmark");
        if (treated.Length != sample.Count || months.Length != sample.Count)
            throw new EvidenceInputException($"{sample.Count} subjects, {treated.Length} marks of treatment and {months.Length} months; they must be equal");
        int[] atRisk = [.. Enumerable.Range(0, sample.Count).Where(i => sample.Times[i] > landmark)];
        int excluded = sample.Count - atRisk.Length;
        if (Enumerable.Range(0, sample.Count).Any(i => treated[i] && months[i] is null))
            return new LandmarkAnalysisResult(LandmarkAnalysisStatus.DatesMissing, landmark, 0, 0, excluded, null);
        int[] by = [.. atRisk.Where(i => treated[i] && months[i] <= landmark)];
        int[] not = [.. atRisk.Except(by)];
        if (by.Length == 0 || not.Length == 0)
            return new LandmarkAnalysisResult(LandmarkAnalysisStatus.GroupEmpty, landmark, by.Length, not.Length, excluded, null);
        ArmSample From(int[] rows) => new([.. rows.Select(i => sample.Times[i] - landmark)], [.. rows.Select(i => sample.Events[i])]);
        return new LandmarkAnalysisResult(
            LandmarkAnalysisStatus.Done, landmark, by.Length, not.Length, excluded, ArmComparison.Compare([From(by)], [From(not)], options));
    }
}
