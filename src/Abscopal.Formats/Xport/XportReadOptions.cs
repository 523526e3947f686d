using System.Text;

namespace Abscopal.Formats.Xport;

/// <summary>How a SAS transport file is read.</summary>
public sealed record XportReadOptions
{
    /// <summary>The dataset to read; null reads the only one.</summary>
    public string? Dataset { get; init; }

    /// <summary>The encoding of text, which the format does not state. UTF-8 contains ASCII.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;
}
