using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A value of a code list.</summary>
/// <param name="Value">The value as the data have it.</param>
public sealed record DefineTerm(string Value)
{
    /// <summary>What the value stands for; empty for an enumerated one, which stands for itself.</summary>
    public ImmutableArray<DefineText> Decode { get; init; } = [];

    /// <summary>Its place, or null.</summary>
    public int? OrderNumber { get; init; }

    /// <summary>Its rank, as the file writes it, or null.</summary>
    public string? Rank { get; init; }

    /// <summary>Whether the sponsor added it to the standard's list.</summary>
    public bool IsExtended { get; init; }

    /// <summary>Other names, such as its concept code.</summary>
    public ImmutableArray<DefineAlias> Aliases { get; init; } = [];
}
