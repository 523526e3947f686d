namespace Abscopal.Formats.DefineXml;

/// <summary>A dictionary outside the file, such as MedDRA.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, or null.</param>
/// <param name="Reference">A reference, or null.</param>
/// <param name="Href">Its address, or null.</param>
public sealed record DefineDictionary(string Name, string? Version, string? Reference, string? Href);
