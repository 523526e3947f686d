namespace Abscopal.Evidence.Comparison;

/// <summary>A comparison with one of several comparators.</summary>
/// <param name="Comparator">The name of the comparator.</param>
/// <param name="Result">The comparison.</param>
public sealed record NamedComparison(string Comparator, ArmComparisonResult Result);
