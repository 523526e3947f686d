namespace Abscopal.Study.Protocol.Schedule;

/// <summary>A period of a study, such as screening or treatment.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Label">Its name for people.</param>
public sealed record ScheduleEpoch(string Id, EpochKind Kind, Words Label);
