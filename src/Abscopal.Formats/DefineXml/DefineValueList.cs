using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>What the values of a variable are under which conditions (ValueListDef).</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Description">What it is (2.1).</param>
/// <param name="Values">The values, each with its conditions.</param>
public sealed record DefineValueList(string Oid, ImmutableArray<DefineText> Description, ImmutableArray<DefineVariable> Values);
