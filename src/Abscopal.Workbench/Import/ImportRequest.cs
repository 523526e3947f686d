namespace Abscopal.Workbench.Import;

/// <summary>An export of a data-capture system, the mapping, and the folder for the datasets.</summary>
/// <param name="Export">A REDCap CSV or an ODM-XML.</param>
/// <param name="Mapping">The mapping, YAML.</param>
/// <param name="Output">The folder.</param>
public sealed record ImportRequest(string Export, string Mapping, string Output)
{
    /// <summary>The data dictionary of a REDCap project; null for ODM.</summary>
    public string? Dictionary { get; init; }

    /// <summary>The ending of the files to write: xpt, json, ndjson, dsjc, parquet or csv.</summary>
    public string Format { get; init; } = "csv";
}
