namespace Abscopal.Study.Published;

/// <summary>A publication that facts were taken from.</summary>
/// <param name="Id">The key that facts refer to.</param>
/// <param name="Citation">The publication in words.</param>
/// <param name="Note">What a reader should know of how the facts were read, if anything.</param>
public sealed record FactSource(string Id, string Citation, string? Note);
