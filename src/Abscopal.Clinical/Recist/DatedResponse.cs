namespace Abscopal.Clinical.Recist;

/// <summary>The response of a visit with the row it was read from.</summary>
/// <param name="Date">The day of the assessment.</param>
/// <param name="Response">The response.</param>
/// <param name="Source">The row.</param>
public readonly record struct DatedResponse(DateOnly Date, Response Response, SourceRow Source);
