using System.Collections.Immutable;

namespace Abscopal.Clinical.Import;

/// <summary>A dataset to make of the filled-in forms of one kind.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">The form.</param>
public sealed record ImportDataset(string Name, string Form)
{
    /// <summary>Its label.</summary>
    public string Label { get; init; } = "";

    /// <summary>The group of items within the form of which each filled-in one is a row (ODM), or null for a row a form.</summary>
    public string? Group { get; init; }

    /// <summary>The events to take the form from; empty for all.</summary>
    public ImmutableArray<string> Events { get; init; } = [];

    /// <summary>The field of boxes of which each ticked one is a row, or null.</summary>
    public string? Each { get; init; }

    /// <summary>The field without which a form is left out, or null.</summary>
    public string? Keep { get; init; }

    /// <summary>The variable that numbers the rows of a subject, or null.</summary>
    public string? Sequence { get; init; }

    /// <summary>The variables, in order, after STUDYID, DOMAIN and USUBJID.</summary>
    public ImmutableArray<ImportVariable> Variables { get; init; } = [];

    /// <summary>The line of the mapping file, or null.</summary>
    public int? Line { get; init; }
}
