using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>What a Define-XML says of the datasets of a study.</summary>
public sealed record DefineDocument
{
    /// <summary>The version of Define-XML, such as 2.1.0.</summary>
    public required string Version { get; init; }

    /// <summary>The identifier of the file.</summary>
    public string FileOid { get; init; } = "";

    /// <summary>When the file was made, ISO 8601, or null.</summary>
    public string? Created { get; init; }

    /// <summary>When the data were cut, ISO 8601, or null.</summary>
    public string? AsOf { get; init; }

    /// <summary>Who made the file, or null.</summary>
    public string? Originator { get; init; }

    /// <summary>The system that made it, or null.</summary>
    public string? SourceSystem { get; init; }

    /// <summary>The version of that system, or null.</summary>
    public string? SourceSystemVersion { get; init; }

    /// <summary>What the file is for: Submission or Other (2.1), or null.</summary>
    public string? Context { get; init; }

    /// <summary>The identifier of the study.</summary>
    public required string StudyOid { get; init; }

    /// <summary>The name of the study.</summary>
    public required string StudyName { get; init; }

    /// <summary>What the study is.</summary>
    public string StudyDescription { get; init; } = "";

    /// <summary>The name of the protocol.</summary>
    public string ProtocolName { get; init; } = "";

    /// <summary>The identifier of this version of the metadata.</summary>
    public string MetaDataVersionOid { get; init; } = "";

    /// <summary>The name of this version of the metadata.</summary>
    public string MetaDataVersionName { get; init; } = "";

    /// <summary>What this version of the metadata is, or null.</summary>
    public string? MetaDataVersionDescription { get; init; }

    /// <summary>The comment on the whole (2.1), or null.</summary>
    public string? CommentOid { get; init; }

    /// <summary>The standards that are followed; one without identifier in 2.0.</summary>
    public ImmutableArray<DefineStandard> Standards { get; init; } = [];

    /// <summary>The annotated forms.</summary>
    public ImmutableArray<DefineReference> AnnotatedForms { get; init; } = [];

    /// <summary>The reviewer's guides and other documents.</summary>
    public ImmutableArray<DefineReference> SupplementalDocuments { get; init; } = [];

    /// <summary>What values are under conditions.</summary>
    public ImmutableArray<DefineValueList> ValueLists { get; init; } = [];

    /// <summary>The conditions.</summary>
    public ImmutableArray<DefineWhereClause> WhereClauses { get; init; } = [];

    /// <summary>The datasets, in order.</summary>
    public ImmutableArray<DefineDataset> Datasets { get; init; } = [];

    /// <summary>The items that datasets and value lists point to, in order.</summary>
    public ImmutableArray<DefineItem> Items { get; init; } = [];

    /// <summary>The code lists, in order.</summary>
    public ImmutableArray<DefineCodeList> CodeLists { get; init; } = [];

    /// <summary>The methods, in order.</summary>
    public ImmutableArray<DefineMethod> Methods { get; init; } = [];

    /// <summary>The comments, in order.</summary>
    public ImmutableArray<DefineComment> Comments { get; init; } = [];

    /// <summary>The files beside it that are no datasets.</summary>
    public ImmutableArray<DefineLeaf> Leaves { get; init; } = [];

    /// <summary>What the file holds that is not read and would not be written again, such as results metadata: the element and its line.</summary>
    public ImmutableArray<string> Unread { get; init; } = [];

    /// <summary>A dataset by its name, in any case, or null.</summary>
    /// <param name="name">Such as ADTTE.</param>
    public DefineDataset? Find(string name) => Datasets.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A code list by its identifier, or null.</summary>
    /// <param name="oid">The identifier.</param>
    public DefineCodeList? FindCodeList(string? oid) => oid is null ? null : CodeLists.FirstOrDefault(c => string.Equals(c.Oid, oid, StringComparison.Ordinal));
}
