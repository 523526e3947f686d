namespace Abscopal.Clinical.Definitions;

/// <summary>What a Define-XML made of datasets cannot take from them.</summary>
public sealed record DefineOptions
{
    /// <summary>The version of Define-XML: 2.0.0 or 2.1.0.</summary>
    public string Version { get; init; } = "2.1.0";

    /// <summary>The name of the study; null takes STUDYID where the data hold one value.</summary>
    public string? Study { get; init; }

    /// <summary>The standard the datasets follow, such as ADaMIG, or null.</summary>
    public string? Standard { get; init; }

    /// <summary>The version of that standard, or null.</summary>
    public string? StandardVersion { get; init; }

    /// <summary>When the file is made, ISO 8601.</summary>
    public required string Created { get; init; }

    /// <summary>The most distinct values of a variable of text for which its values become a code list; 0 makes none.</summary>
    public int MostTerms { get; init; }
}
