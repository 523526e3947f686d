namespace Abscopal.Clinical.Data;

/// <summary>The files that datasets are written as.</summary>
public enum DomainFormat
{
    /// <summary>CSV.</summary>
    Csv,

    /// <summary>SAS transport, version 5.</summary>
    Xpt,

    /// <summary>Dataset-JSON 1.1.</summary>
    Json,
}
