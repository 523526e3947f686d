using System.Collections.Immutable;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Who had the event in one arm of a subgroup.</summary>
/// <param name="Subjects">Those of the subgroup and arm.</param>
/// <param name="WithEvent">Those of them with the event.</param>
/// <param name="Rows">The rows of ADTTE of the subjects, from 1.</param>
public sealed record ArmEvents(ImmutableArray<string> Subjects, ImmutableArray<string> WithEvent, ImmutableArray<int> Rows);
