namespace Abscopal.Workbench.Define;

/// <summary>A folder of datasets and the Define-XML to make of it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Output">The file to write.</param>
public sealed record DefineRequest(string Folder, string Output)
{
    /// <summary>The version of Define-XML: 2.0 or 2.1.</summary>
    public string Version { get; init; } = "2.1";

    /// <summary>The name of the study, or null to take it from the data.</summary>
    public string? Study { get; init; }

    /// <summary>The standard and its version in one text, such as 'ADaMIG 1.1', or null.</summary>
    public string? Standard { get; init; }

    /// <summary>The most distinct values of a variable of text for which its values become a code list; 0 makes none.</summary>
    public int MostTerms { get; init; }
}
