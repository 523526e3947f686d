using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>Where the values of a variable come from.</summary>
/// <param name="Type">Collected (CRF in 2.0), Derived, Assigned, Protocol, Predecessor, ...</param>
public sealed record DefineOrigin(string Type)
{
    /// <summary>Who collected or made them: Subject, Investigator, Vendor, Sponsor (2.1), or null.</summary>
    public string? Source { get; init; }

    /// <summary>More about it, such as the variable it was copied from.</summary>
    public ImmutableArray<DefineText> Description { get; init; } = [];

    /// <summary>Documents, such as the pages of the annotated form.</summary>
    public ImmutableArray<DefineReference> References { get; init; } = [];
}
