using System.Collections.Immutable;
using Abscopal.Study.Usdm;

namespace Abscopal.Workbench.Usdm;

/// <summary>What a change between <c>study.yaml</c> and USDM wrote.</summary>
/// <param name="Files">The files.</param>
/// <param name="Unplaced">What of a USDM file has no place in study.yaml; empty the other way, where all has one.</param>
/// <param name="Assumed">What study.yaml asks for and USDM does not tell.</param>
public sealed record UsdmOutcome(ImmutableArray<string> Files, ImmutableArray<UsdmUnplaced> Unplaced, ImmutableArray<string> Assumed);
