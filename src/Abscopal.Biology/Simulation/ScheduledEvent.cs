namespace Abscopal.Biology.Simulation;

/// <summary>One thing that happens at a day.</summary>
/// <param name="Day">From 0.</param>
/// <param name="Kind">What.</param>
/// <param name="Index">Number of the course, or of the grid day.</param>
/// <param name="Amount">Concentration, or multiples of the T-cell pool.</param>
internal readonly record struct ScheduledEvent(int Day, EventKind Kind, int Index, double Amount);
