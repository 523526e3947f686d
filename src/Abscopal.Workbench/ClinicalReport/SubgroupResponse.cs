namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Responders of a subgroup with exact limits.</summary>
/// <param name="Variable">The variable; null for everyone.</param>
/// <param name="Value">The value of the variable.</param>
/// <param name="Responders">How many responded.</param>
/// <param name="N">How many there are.</param>
/// <param name="Lower">Lower limit, a proportion.</param>
/// <param name="Upper">Upper limit, a proportion.</param>
public sealed record SubgroupResponse(string? Variable, string Value, int Responders, int N, double Lower, double Upper);
