namespace Abscopal.Formats.DefineXml;

/// <summary>Another name, such as a concept code.</summary>
/// <param name="Context">Who uses it, such as nci:ExtCodeID.</param>
/// <param name="Name">The name.</param>
public sealed record DefineAlias(string Context, string Name);
