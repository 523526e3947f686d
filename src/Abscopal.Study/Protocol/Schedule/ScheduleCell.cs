namespace Abscopal.Study.Protocol.Schedule;

/// <summary>An arm in an epoch.</summary>
/// <param name="Arm">The arm, by its name in the file.</param>
/// <param name="Epoch">The epoch, by its name in the file.</param>
public sealed record ScheduleCell(string Arm, string Epoch);
