using System.Collections.Immutable;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.Xport;

/// <summary>The description of a dataset of a transport file, with the place of each field in a row.</summary>
/// <param name="Description">Name, label and columns.</param>
/// <param name="Fields">The place of each column.</param>
/// <param name="StatedRows">The number of rows where the header states it.</param>
internal sealed record XportLayout(DatasetDescription Description, ImmutableArray<XportField> Fields, long? StatedRows)
{
    /// <summary>The bytes of a row.</summary>
    public int RowBytes { get; } = Fields.Sum(f => f.Bytes);
}
