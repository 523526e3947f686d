using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A variable of a dataset, or a value of a value list (ItemRef), with the item that describes it.</summary>
/// <param name="Item">The item; several datasets may share one.</param>
public sealed record DefineVariable(DefineItem Item)
{
    /// <summary>Its place, from 1, or null.</summary>
    public int? OrderNumber { get; init; }

    /// <summary>Whether each row has a value.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>The place in the key, from 1, or null.</summary>
    public int? KeySequence { get; init; }

    /// <summary>The method that derives it, or null.</summary>
    public string? MethodOid { get; init; }

    /// <summary>Its role, such as Identifier, or null.</summary>
    public string? Role { get; init; }

    /// <summary>The code list of the role, or null.</summary>
    public string? RoleCodeListOid { get; init; }

    /// <summary>Whether the standard does not know it (2.1).</summary>
    public bool IsNonStandard { get; init; }

    /// <summary>Whether it holds nothing (2.1).</summary>
    public bool HasNoData { get; init; }

    /// <summary>The conditions under which a value is this one; any of them suffices. Empty for a variable of a dataset.</summary>
    public ImmutableArray<string> WhereClauseOids { get; init; } = [];

    /// <summary>The name of the item.</summary>
    public string Name => Item.Name;

    /// <summary>The data type of the item.</summary>
    public string DataType => Item.DataType;
}
