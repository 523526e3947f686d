using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A list of the values a variable may take.</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Terms">The values, in order; empty for an outside dictionary such as MedDRA.</param>
/// <param name="IsExtensible">Whether the list says that sponsors may add terms to the standard's.</param>
public sealed record DefineCodeList(string Oid, string Name, ImmutableArray<string> Terms, bool IsExtensible);
