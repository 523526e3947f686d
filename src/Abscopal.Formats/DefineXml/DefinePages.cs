namespace Abscopal.Formats.DefineXml;

/// <summary>Pages of a PDF.</summary>
/// <param name="Type">How the pages are named: PhysicalRef or NamedDestination.</param>
/// <param name="Pages">Page numbers or destinations, separated by blanks, or null.</param>
/// <param name="First">The first page of a range, or null.</param>
/// <param name="Last">The last page of a range, or null.</param>
/// <param name="Title">What the reference is called, or null (2.1).</param>
public sealed record DefinePages(string Type, string? Pages, string? First, string? Last, string? Title);
