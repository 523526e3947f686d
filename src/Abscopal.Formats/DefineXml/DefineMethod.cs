using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>How values are derived (MethodDef).</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Computation or Imputation.</param>
public sealed record DefineMethod(string Oid, string Name, string Type)
{
    /// <summary>The derivation in words.</summary>
    public ImmutableArray<DefineText> Description { get; init; } = [];

    /// <summary>Documents.</summary>
    public ImmutableArray<DefineReference> References { get; init; } = [];

    /// <summary>The derivation as programs.</summary>
    public ImmutableArray<DefineExpression> Expressions { get; init; } = [];
}
