namespace Abscopal.Formats;

/// <summary>The formats a dataset is read from and written to.</summary>
public enum DatasetFormat
{
    /// <summary>Delimited text.</summary>
    Csv,

    /// <summary>SAS transport, version 5 or 8.</summary>
    Xport,

    /// <summary>Dataset-JSON 1.1.</summary>
    DatasetJson,

    /// <summary>Dataset-JSON 1.1, a row a line.</summary>
    DatasetNdJson,

    /// <summary>Dataset-JSON 1.1, compressed lines.</summary>
    DatasetJsonCompressed,

    /// <summary>Parquet.</summary>
    Parquet,
}
