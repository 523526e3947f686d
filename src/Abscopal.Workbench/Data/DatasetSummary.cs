using Abscopal.Formats.Datasets;

namespace Abscopal.Workbench.Data;

/// <summary>What a dataset holds.</summary>
/// <param name="Description">Name, label and origin.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">What each column holds.</param>
public sealed record DatasetSummary(DatasetDescription Description, long Rows, IReadOnlyList<ColumnSummary> Columns);
