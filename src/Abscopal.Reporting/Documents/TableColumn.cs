namespace Abscopal.Reporting.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Alignment">How its cells are set.</param>
public sealed record TableColumn(string Heading, ColumnAlignment Alignment = ColumnAlignment.Text);
