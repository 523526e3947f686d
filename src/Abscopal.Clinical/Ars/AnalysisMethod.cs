using System.Collections.Immutable;

namespace Abscopal.Clinical.Ars;

/// <summary>What an analysis computes.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Name">The name.</param>
/// <param name="Operations">Its operations, in order.</param>
public sealed record AnalysisMethod(string Id, string Name, ImmutableArray<AnalysisOperation> Operations);
