using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A dataset as a Define-XML describes it (ItemGroupDef).</summary>
public sealed record DefineDataset
{
    /// <summary>Its identifier.</summary>
    public required string Oid { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its label, in one language or several.</summary>
    public ImmutableArray<DefineText> Description { get; init; } = [];

    /// <summary>The domain, or null.</summary>
    public string? Domain { get; init; }

    /// <summary>The name in SAS, or null.</summary>
    public string? SasDatasetName { get; init; }

    /// <summary>Whether a subject may have several rows, where it is stated.</summary>
    public bool? IsRepeating { get; init; }

    /// <summary>Whether it holds no data of subjects.</summary>
    public bool IsReferenceData { get; init; }

    /// <summary>Tabulation or Analysis, or null.</summary>
    public string? Purpose { get; init; }

    /// <summary>What a row is, such as 'One record per subject per parameter', or null.</summary>
    public string? Structure { get; init; }

    /// <summary>The class, such as FINDINGS or BASIC DATA STRUCTURE, or null.</summary>
    public string? Class { get; init; }

    /// <summary>The subclass, such as TIME-TO-EVENT (2.1), or null.</summary>
    public string? SubClass { get; init; }

    /// <summary>The identifier of its file among the leaves, or null.</summary>
    public string? ArchiveLocationId { get; init; }

    /// <summary>The comment on it, or null.</summary>
    public string? CommentOid { get; init; }

    /// <summary>The standard it follows (2.1), or null.</summary>
    public string? StandardOid { get; init; }

    /// <summary>Whether the standard does not know it (2.1).</summary>
    public bool IsNonStandard { get; init; }

    /// <summary>Whether it has no rows (2.1).</summary>
    public bool HasNoData { get; init; }

    /// <summary>Its variables, in order.</summary>
    public ImmutableArray<DefineVariable> Variables { get; init; } = [];

    /// <summary>Other names.</summary>
    public ImmutableArray<DefineAlias> Aliases { get; init; } = [];

    /// <summary>Its files.</summary>
    public ImmutableArray<DefineLeaf> Leaves { get; init; } = [];

    /// <summary>Its label in the first language, or empty.</summary>
    public string Label => Description.IsEmpty ? "" : Description[0].Text;

    /// <summary>The names of the variables of the key, in its order.</summary>
    public IReadOnlyList<string> Keys => [.. Variables.Where(v => v.KeySequence is not null).OrderBy(v => v.KeySequence).Select(v => v.Name)];
}
