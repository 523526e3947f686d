namespace Abscopal.Evidence.Bounds;

/// <summary>The ends of what can hold after a day, over all cohorts that the lattice could not exclude.</summary>
/// <param name="Day">The day.</param>
/// <param name="LeastHeight">The least height of the curve.</param>
/// <param name="GreatestHeight">The greatest height of the curve.</param>
/// <param name="LeastEvents">The fewest events by then.</param>
/// <param name="GreatestEvents">The most events by then.</param>
/// <param name="LeastLeft">The fewest left after the day.</param>
/// <param name="GreatestLeft">The most left after the day.</param>
/// <param name="LeastArea">The least area below the curve up to the day, in days.</param>
/// <param name="GreatestArea">The greatest area below the curve up to the day, in days.</param>
internal sealed record LatticeFigures(
    int Day,
    double LeastHeight,
    double GreatestHeight,
    int LeastEvents,
    int GreatestEvents,
    int LeastLeft,
    int GreatestLeft,
    double LeastArea,
    double GreatestArea);
