namespace Abscopal.Clinical.Ars;

/// <summary>One number that a method computes.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is; null for an operation that is not known here.</param>
public sealed record AnalysisOperation(string Id, string Name, OperationKind? Kind);
