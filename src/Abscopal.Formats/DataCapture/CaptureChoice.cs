namespace Abscopal.Formats.DataCapture;

/// <summary>A choice of a field.</summary>
/// <param name="Code">How the data hold it.</param>
/// <param name="Label">What it says on the form.</param>
public sealed record CaptureChoice(string Code, string Label);
