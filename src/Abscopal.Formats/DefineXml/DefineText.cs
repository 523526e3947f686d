namespace Abscopal.Formats.DefineXml;

/// <summary>Words for a reader, in a language.</summary>
/// <param name="Text">The words, without blanks around them.</param>
/// <param name="Language">The language, such as en, or null where it is not stated.</param>
public sealed record DefineText(string Text, string? Language = null);
