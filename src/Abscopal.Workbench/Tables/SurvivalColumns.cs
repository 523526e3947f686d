namespace Abscopal.Workbench.Tables;

/// <summary>Which columns of a file hold the times, the events and the groups.</summary>
/// <param name="Time">The column of times.</param>
/// <param name="Event">
/// The column of events: 1 for the event, 0 for censored. A column named CNSR is read as ADaM defines it: 0 for the
/// event, 1 and above for censored, by reason.
/// </param>
/// <param name="Group">The column of groups, or null for one group.</param>
public sealed record SurvivalColumns(string Time, string Event, string? Group);
