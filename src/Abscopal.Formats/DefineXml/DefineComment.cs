using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A comment that others point to (CommentDef).</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Description">Its words.</param>
/// <param name="References">Documents.</param>
public sealed record DefineComment(string Oid, ImmutableArray<DefineText> Description, ImmutableArray<DefineReference> References);
