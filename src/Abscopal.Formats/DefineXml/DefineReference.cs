using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A reference to a document that a <see cref="DefineLeaf"/> names.</summary>
/// <param name="LeafId">The identifier of the leaf.</param>
/// <param name="Pages">Where in the document; empty for all of it.</param>
public sealed record DefineReference(string LeafId, ImmutableArray<DefinePages> Pages);
