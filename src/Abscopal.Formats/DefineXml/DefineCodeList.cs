using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A list of the values a variable may take.</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="DataType">text, integer or float.</param>
public sealed record DefineCodeList(string Oid, string Name, string DataType)
{
    /// <summary>The values, in order; empty for an outside dictionary.</summary>
    public ImmutableArray<DefineTerm> Terms { get; init; } = [];

    /// <summary>The dictionary that holds the values, or null.</summary>
    public DefineDictionary? Dictionary { get; init; }

    /// <summary>The SAS format, or null.</summary>
    public string? SasFormatName { get; init; }

    /// <summary>The standard it is from (2.1), or null.</summary>
    public string? StandardOid { get; init; }

    /// <summary>Whether the standard does not know it (2.1).</summary>
    public bool IsNonStandard { get; init; }

    /// <summary>The comment on it, or null.</summary>
    public string? CommentOid { get; init; }

    /// <summary>What it is.</summary>
    public ImmutableArray<DefineText> Description { get; init; } = [];

    /// <summary>Other names, such as its concept code.</summary>
    public ImmutableArray<DefineAlias> Aliases { get; init; } = [];
}
