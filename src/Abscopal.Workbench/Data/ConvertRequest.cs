using System.Text;
using Abscopal.Formats.Xport;

namespace Abscopal.Workbench.Data;

/// <summary>A file of data and the file to write it to; the ends of the names tell the formats.</summary>
/// <param name="Input">The file to read.</param>
/// <param name="Output">The file to write.</param>
public sealed record ConvertRequest(string Input, string Output)
{
    /// <summary>The dataset of a file that holds several, or null.</summary>
    public string? Dataset { get; init; }

    /// <summary>The name of the dataset written, or null to keep its own; a SAS transport file of version 5 allows 8 letters.</summary>
    public string? Name { get; init; }

    /// <summary>The version of a SAS transport file to write.</summary>
    public XportVersion Version { get; init; } = XportVersion.V5;

    /// <summary>The encoding of a SAS transport file, read or written; null is UTF-8 read, and what the version is defined for written.</summary>
    public Encoding? Encoding { get; init; }
}
