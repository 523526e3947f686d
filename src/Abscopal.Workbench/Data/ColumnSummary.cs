using Abscopal.Formats.Datasets;

namespace Abscopal.Workbench.Data;

/// <summary>What a column holds.</summary>
/// <param name="Definition">Name, label, type, length and format.</param>
/// <param name="Missing">The values that are missing; text that is blank counts.</param>
/// <param name="Least">The least value: of numbers by size, of text by its characters. Null where every value is missing.</param>
/// <param name="Greatest">The greatest value.</param>
public sealed record ColumnSummary(ColumnDefinition Definition, long Missing, string? Least, string? Greatest);
