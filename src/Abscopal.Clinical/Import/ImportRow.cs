using Abscopal.Formats.DataCapture;

namespace Abscopal.Clinical.Import;

/// <summary>A row to be: a filled-in form, and the box it stands for where each ticked box is a row.</summary>
/// <param name="Record">The form; its values are those of all its groups.</param>
/// <param name="Choice">The ticked box, or null.</param>
internal sealed record ImportRow(CaptureRecord Record, CaptureChoice? Choice);
