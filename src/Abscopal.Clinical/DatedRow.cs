namespace Abscopal.Clinical;

/// <summary>A day with the row it was read from.</summary>
/// <param name="Date">The day.</param>
/// <param name="Source">The row.</param>
public sealed record DatedRow(DateOnly Date, SourceRow Source);
