namespace Abscopal.Biology.Prediction;

/// <summary>What a simulated subject would show with unlimited follow-up.</summary>
/// <param name="ProgressionDay">Day of the scan that showed progression; infinite when none did.</param>
/// <param name="DeathDay">Day of death; infinite beyond the simulated time.</param>
/// <param name="Responded">Whether a scan showed a response.</param>
internal readonly record struct SubjectOutcome(double ProgressionDay, double DeathDay, bool Responded)
{
    public double EventDay => Math.Min(ProgressionDay, DeathDay);

    /// <summary>The better of two courses of one subject: Palmer et al., Cancer Discov 12 (2022) 606.</summary>
    public SubjectOutcome BetterOf(SubjectOutcome other) => new(
        EventDay >= other.EventDay ? ProgressionDay : other.ProgressionDay,
        Math.Max(DeathDay, other.DeathDay),
        Responded || other.Responded);
}
