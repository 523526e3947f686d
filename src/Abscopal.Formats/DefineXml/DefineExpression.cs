namespace Abscopal.Formats.DefineXml;

/// <summary>A method in a language of machines.</summary>
/// <param name="Context">The language, such as SAS 9.4.</param>
/// <param name="Text">The program.</param>
public sealed record DefineExpression(string Context, string Text);
