namespace Abscopal.Workbench.Designs;

/// <summary>A table of a design, rounded for people.</summary>
/// <param name="Title">What it shows, in one line.</param>
/// <param name="Headings">The headings; the first column is text, the others are numbers.</param>
/// <param name="Rows">The cells.</param>
/// <param name="Note">What must be said under it, or null.</param>
public sealed record DesignTable(string Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, string? Note = null);
