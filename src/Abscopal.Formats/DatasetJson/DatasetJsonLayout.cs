namespace Abscopal.Formats.DatasetJson;

/// <summary>How Dataset-JSON lies in a file.</summary>
public enum DatasetJsonLayout
{
    /// <summary>One object.</summary>
    Json,

    /// <summary>The description on the first line, then a row a line.</summary>
    NdJson,

    /// <summary>The lines compressed with zlib (DSJC).</summary>
    Compressed,
}
