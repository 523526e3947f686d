namespace Abscopal.Reporting.Figures;

/// <summary>A subject of a swimmer figure.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Bars">Stretches of time, those before covered by those after.</param>
/// <param name="Marks">What happened at a time.</param>
/// <param name="IsOngoing">Whether an arrow at the end tells that it goes on.</param>
public sealed record SwimmerLane(string Label, IReadOnlyList<SwimmerBar> Bars, IReadOnlyList<SwimmerMark> Marks, bool IsOngoing);
