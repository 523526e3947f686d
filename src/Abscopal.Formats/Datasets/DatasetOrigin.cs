namespace Abscopal.Formats.Datasets;

/// <summary>Where a dataset comes from, in the words of Dataset-JSON 1.1. Parts that a file does not state are null.</summary>
public sealed record DatasetOrigin
{
    /// <summary>Nothing is known.</summary>
    public static DatasetOrigin Unknown { get; } = new();

    /// <summary>The identifier of the file.</summary>
    public string? FileOid { get; init; }

    /// <summary>The identifier of the study.</summary>
    public string? StudyOid { get; init; }

    /// <summary>The identifier of the version of the metadata.</summary>
    public string? MetaDataVersionOid { get; init; }

    /// <summary>The address of the Define-XML.</summary>
    public string? MetaDataRef { get; init; }

    /// <summary>The identifier of the dataset in the Define-XML.</summary>
    public string? ItemGroupOid { get; init; }

    /// <summary>Who made the file.</summary>
    public string? Originator { get; init; }

    /// <summary>The system the data come from.</summary>
    public string? SourceSystemName { get; init; }

    /// <summary>The version of that system.</summary>
    public string? SourceSystemVersion { get; init; }

    /// <summary>When the file was made, ISO 8601.</summary>
    public string? Created { get; init; }

    /// <summary>When the data last changed, ISO 8601.</summary>
    public string? Modified { get; init; }
}
