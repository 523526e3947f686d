using System.Collections.Immutable;

namespace Abscopal.Clinical.Import;

/// <summary>How an export of a data-capture system becomes datasets.</summary>
/// <param name="Study">The value of STUDYID.</param>
/// <param name="Path">The mapping file, as the user named it.</param>
public sealed record ImportMapping(string Study, string Path)
{
    /// <summary>What stands before the subject in USUBJID.</summary>
    public string SubjectPrefix { get; init; } = "";

    /// <summary>Values that mean missing, such as -99.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>What the events are called, by their name in the export.</summary>
    public ImmutableDictionary<string, ImportEvent> Events { get; init; } = ImmutableDictionary<string, ImportEvent>.Empty;

    /// <summary>The datasets.</summary>
    public ImmutableArray<ImportDataset> Datasets { get; init; } = [];
}
