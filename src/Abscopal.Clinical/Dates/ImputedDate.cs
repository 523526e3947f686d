namespace Abscopal.Clinical.Dates;

/// <summary>A whole date and how it came to be so.</summary>
/// <param name="Date">The date.</param>
/// <param name="Flag">D when the day was completed, M when month and day were, empty when nothing was.</param>
public readonly record struct ImputedDate(DateOnly Date, string Flag);
