namespace Abscopal.Clinical.Import;

/// <summary>What an event of the export is called in the datasets.</summary>
/// <param name="Visit">The value of $visit.</param>
/// <param name="Number">The value of $visitnum, or null.</param>
public sealed record ImportEvent(string Visit, string? Number);
