namespace Abscopal.Study.Protocol;

/// <summary>An arm of another study.</summary>
/// <param name="Study">The identifier of the study.</param>
/// <param name="Arm">The key of its arm.</param>
/// <param name="Group">The group it is pooled in beside all others, for example global or Chinese trials; null for none.</param>
public sealed record Comparator(string Study, string Arm, Words? Group = null);
