using System.Text;

namespace Abscopal.Formats.Xport;

/// <summary>How a SAS transport file is written.</summary>
public sealed record XportWriteOptions
{
    /// <summary>The version.</summary>
    public XportVersion Version { get; init; } = XportVersion.V5;

    /// <summary>The encoding of text; null is ASCII for version 5, as the format is defined, and UTF-8 for version 8.</summary>
    public Encoding? Encoding { get; init; }

    internal Encoding EffectiveEncoding => Encoding ?? (Version == XportVersion.V5 ? System.Text.Encoding.ASCII : System.Text.Encoding.UTF8);
}
