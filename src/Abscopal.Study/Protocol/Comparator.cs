namespace Abscopal.Study.Protocol;

/// <summary>An arm of another study.</summary>
/// <param name="Study">The identifier of the study.</param>
/// <param name="Arm">The key of its arm.</param>
public sealed record Comparator(string Study, string Arm);
