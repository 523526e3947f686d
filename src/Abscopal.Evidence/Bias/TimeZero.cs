using System.Collections.Immutable;
using Abscopal.Evidence.Comparison;

namespace Abscopal.Evidence.Bias;

/// <summary>How much a difference in time zero may make: one trial counts from enrolment, another from randomisation or first dose.</summary>
public static class TimeZero
{
    /// <summary>Compares the arms under several shifts of the treatment arm's clock.</summary>
    /// <param name="treatment">The data sets of the treatment arm.</param>
    /// <param name="control">The data sets of the control arm.</param>
    /// <param name="shifts">
    /// Months. A positive shift says that the treatment arm's clock started too late: its subjects had already lived so
    /// long, and each time grows. A negative shift says that it started too early: each time shrinks, and subjects
    /// whose time does not reach the new start are left out.
    /// </param>
    /// <param name="options">How the arms are compared.</param>
    /// <exception cref="EvidenceInputException">A shift leaves no subject, or is not finite.</exception>
    public static ImmutableArray<TimeZeroShift> Sensitivity(
        IReadOnlyList<ArmSample> treatment, IReadOnlyList<ArmSample> control, IEnumerable<double> shifts, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(shifts);
        return
        [
            .. shifts.Select(shift =>
            {
                if (!double.IsFinite(shift)) throw new EvidenceInputException($"the shift {shift:R} must be finite");
                ArmSample[] shifted = [.. treatment.Select(s => Shift(s, shift))];
                int excluded = shifted.Select((s, i) => treatment[i].Count - s.Count).DefaultIfEmpty(0).Max();
                return new TimeZeroShift(shift, excluded, ArmComparison.Compare(shifted, control, options));
            }),
        ];
    }

    // A later start means that nobody could have died before the first entry: such subjects enter at the shift.
    private static ArmSample Shift(ArmSample sample, double shift)
    {
        if (shift == 0) return sample;
        int[] rows = [.. Enumerable.Range(0, sample.Count).Where(i => shift > 0 ? sample.Times[i] > 0 : sample.Times[i] > -shift)];
        if (rows.Length == 0) throw new EvidenceInputException($"the shift {shift:R} leaves no subject");
        var shifted = new ArmSample([.. rows.Select(i => sample.Times[i] + shift)], [.. rows.Select(i => sample.Events[i])]);
        if (sample.Weights.Length > 0) shifted = shifted.WithWeights([.. rows.Select(i => sample.Weights[i])]);
        double Entry(int i) => sample.Entries.Length > 0 ? Math.Max(0, sample.Entries[i] + shift) : Math.Max(0, shift);
        return shift > 0 || sample.Entries.Length > 0 ? shifted.WithEntries([.. rows.Select(Entry)]) : shifted;
    }
}
