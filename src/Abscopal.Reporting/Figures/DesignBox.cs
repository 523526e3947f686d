namespace Abscopal.Reporting.Figures;

/// <summary>A box of words in a design figure.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">Its points, each wrapped as needed.</param>
public sealed record DesignBox(string Title, IReadOnlyList<string> Lines);
