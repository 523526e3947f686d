using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>What is said of a variable, or of a value of one, apart from the dataset it stands in (ItemDef).</summary>
public sealed record DefineItem
{
    /// <summary>Its identifier.</summary>
    public required string Oid { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>text, integer, float, date, datetime, time, partialDate, ...</summary>
    public required string DataType { get; init; }

    /// <summary>The length in characters, where it is stated.</summary>
    public int? Length { get; init; }

    /// <summary>The digits after the point, where they are stated.</summary>
    public int? SignificantDigits { get; init; }

    /// <summary>The name in SAS, or null.</summary>
    public string? SasFieldName { get; init; }

    /// <summary>The SAS format, such as <c>DATE9.</c>, or null.</summary>
    public string? DisplayFormat { get; init; }

    /// <summary>The comment on it, or null.</summary>
    public string? CommentOid { get; init; }

    /// <summary>Its label, in one language or several.</summary>
    public ImmutableArray<DefineText> Description { get; init; } = [];

    /// <summary>The code list its values are from, or null.</summary>
    public string? CodeListOid { get; init; }

    /// <summary>Where its values come from.</summary>
    public ImmutableArray<DefineOrigin> Origins { get; init; } = [];

    /// <summary>The list that says what its values are under which conditions, or null.</summary>
    public string? ValueListOid { get; init; }

    /// <summary>Other names.</summary>
    public ImmutableArray<DefineAlias> Aliases { get; init; } = [];

    /// <summary>Its label in the first language, or empty.</summary>
    public string Label => Description.IsEmpty ? "" : Description[0].Text;

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber => DataType is "integer" or "float";
}
