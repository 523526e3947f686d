using System.Text;

namespace Abscopal.Formats;

/// <summary>How a file of data is read, where its format leaves it open.</summary>
public sealed record DatasetReadOptions
{
    /// <summary>The dataset of a file that holds several, or null for the only one.</summary>
    public string? Dataset { get; init; }

    /// <summary>The encoding of text in SAS transport files.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;
}
