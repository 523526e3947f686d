using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A condition on a variable of the same row.</summary>
/// <param name="ItemOid">The variable.</param>
/// <param name="Comparator">EQ, NE, LT, LE, GT, GE, IN or NOTIN.</param>
/// <param name="SoftHard">Soft or Hard.</param>
/// <param name="Values">What it is compared with.</param>
public sealed record DefineRangeCheck(string ItemOid, string Comparator, string SoftHard, ImmutableArray<string> Values);
