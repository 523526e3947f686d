using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>Conditions on a row that hold together (WhereClauseDef).</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="CommentOid">The comment on it, or null.</param>
/// <param name="Checks">The conditions.</param>
public sealed record DefineWhereClause(string Oid, string? CommentOid, ImmutableArray<DefineRangeCheck> Checks);
